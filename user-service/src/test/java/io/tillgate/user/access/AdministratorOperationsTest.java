package io.tillgate.user.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tillgate.testsupport.AdministratorOperations;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.UserServiceEnvironment;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class AdministratorOperationsTest extends AdministratorOperations {
    @SuppressWarnings("NullAway.Init") // injected
    AccountIssuer issuer;

    @Override
    protected String person() {
        return issuer.user(UUID.randomUUID());
    }

    @Override
    protected String administrator() {
        return issuer.administrator();
    }

    @Override
    protected String administratorsApiKey() {
        return issuer.apiKey(UUID.randomUUID(), "account admin", "user", "administrator");
    }

    @Override
    protected String client() {
        return issuer.clientToken("robot", "account admin");
    }

    @Override
    protected String[] someOperations() {
        return new String[] {"get /users", "get /users/{id}", "patch /users/{id}", "delete /users/{id}"};
    }

    @Test
    @DisplayName("Operations for everybody accept an administrator's token too")
    void forEverybody() {
        String administrator = administrator();

        assertThat(bearer(administrator).get("/password-reset/assets/theme.js").statusCode())
                .isEqualTo(200);
        assertThat(bearer(administrator)
                        .contentType(ContentType.JSON)
                        .body(Map.of("email", "nobody@pos.example"))
                        .post("/users/password-reset")
                        .statusCode())
                .isEqualTo(202);
    }
}
