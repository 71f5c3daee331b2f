package io.tillgate.auth;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClientCredentialsGrantTest extends TokenFlow {
    @Test
    @DisplayName(
            "Seed 004: client_credentials by Basic with a colon, with a semicolon, and in the body; asked scopes only")
    void clientCredentials() {
        clientCredentialsWith("backoffice:backoffice-secret")
                .then()
                .statusCode(200)
                .body("scope", equalTo("menu:read sales:read"));
        clientCredentialsWith("backoffice;backoffice-secret").then().statusCode(200);
        clientCredentialsWith("backoffice;wrong")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .body("error", equalTo("invalid_client"));
        form().formParams(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "backoffice",
                        "client_secret",
                        "backoffice-secret",
                        "scope",
                        "webhooks")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .body("scope", equalTo("webhooks"))
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("refresh_token")));
    }

    private static Response clientCredentialsWith(String credentials) {
        return form().header(
                        "Authorization",
                        "Basic "
                                + java.util.Base64.getEncoder()
                                        .encodeToString(credentials.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }
}
