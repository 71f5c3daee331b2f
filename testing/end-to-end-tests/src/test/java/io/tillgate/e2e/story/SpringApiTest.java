package io.tillgate.e2e.story;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Stack;
import io.tillgate.e2e.stack.Suite;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class SpringApiTest {
    private final Suite suite;
    private final Stack stack;
    private final String userName = Suite.newUserName();

    SpringApiTest(Suite suite, Stack stack) {
        this.suite = suite;
        this.stack = stack;
    }

    @Test
    @DisplayName(
            "A Spring Boot API takes JWTs, opaque tokens and API keys, and each is 401 there once auth-service has ended it")
    void revoked() {
        suite.createAccount(userName);
        String jwt = suite.chimpy(userName, "offline_access").path("access_token");
        String opaque = suite.signIn(userName, Suite.PASSWORD).path("access_token");
        String key = new ModuleVisit(suite).key(userName, "menu:read");
        try (SpringApi api = SpringApi.start(stack)) {
            assertThat(api.meStatus("Authorization", "Bearer " + jwt)).isEqualTo(200);
            assertThat(api.meStatus("Authorization", "Bearer " + opaque)).isEqualTo(200);
            assertThat(api.meStatus("X-API-KEY", key)).isEqualTo(200);
            String forIssuer =
                    suite.clientCredentials("gastro-module", "gastro_module").path("access_token");
            assertThat(api.meStatus("Authorization", "Bearer " + forIssuer)).isEqualTo(401);

            suite.request()
                    .contentType(ContentType.URLENC)
                    .formParams("token", jwt, "client_id", "chimpy-pos")
                    .post("/oauth/revoke")
                    .then()
                    .statusCode(200);
            String id = suite.as(opaque).get("/api-keys").path("[0].id");
            suite.as(opaque).delete("/api-keys/" + id).then().statusCode(204);
            suite.revoke(opaque).then().statusCode(200);

            await().atMost(20, SECONDS).until(() -> api.meStatus("Authorization", "Bearer " + jwt) == 401);
            await().atMost(20, SECONDS).until(() -> api.meStatus("Authorization", "Bearer " + opaque) == 401);
            await().atMost(20, SECONDS).until(() -> api.meStatus("X-API-KEY", key) == 401);
        }
    }
}
