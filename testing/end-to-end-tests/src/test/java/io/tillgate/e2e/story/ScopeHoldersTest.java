package io.tillgate.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class ScopeHoldersTest {
    private final Suite suite;

    ScopeHoldersTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("Only the owner of a scope sees how many grants and keys have it, and which clients")
    void counted() {
        String administrator = suite.adminToken(); // a grant that has the scope too
        JsonPath before = holders(administrator);
        String userName = Suite.newUserName();
        suite.createAccount(userName);
        suite.chimpy(userName, "menu:read").then().statusCode(200);
        new ModuleVisit(suite).key(userName, "menu:read");

        JsonPath after = holders(administrator);

        assertThat(after.getLong("grants")).isEqualTo(before.getLong("grants") + 1);
        assertThat(after.getLong("api_keys")).isEqualTo(before.getLong("api_keys") + 1);
        assertThat(after.getLong("accounts")).isEqualTo(before.getLong("accounts") + 1);
        assertThat(after.getList("clients.client_id", String.class)).contains("chimpy-pos");
        suite.as(suite.clientCredentials("gastro-module", "gastro_module").path("access_token"))
                .get("/scopes/menu:read/holders")
                .then()
                .statusCode(403);
        suite.request().get("/internal/scopes/menu:read/holders").then().statusCode(404);
    }

    private JsonPath holders(String administrator) {
        return suite.as(administrator)
                .get("/scopes/menu:read/holders")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
