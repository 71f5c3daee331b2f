package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScopeHoldersTest extends ModuleFlow {
    private static final String SCOPE = "menu:write";

    @Test
    @DisplayName("Live grants and keys that have the scope are counted, by client and in sum; what ended is not")
    void counted() {
        Map<String, Object> before = counts();
        Response grant = redeem(code("scope", "openid menu:read menu:write"));
        redeem(code("scope", "openid menu:read"));
        String key = key(SCOPE);

        assertThat(counts())
                .containsEntry("grants", number(before, "grants") + 1)
                .containsEntry("api_keys", number(before, "api_keys") + 1)
                .containsEntry("accounts", number(before, "accounts") + 1);
        assertThat(holders("scope-registry", "scope-registry-secret")
                        .jsonPath()
                        .getString("clients.find { it.client_id == 'pos-web' }.client_name"))
                .isEqualTo("POS on the web");

        form().formParams("token", grant.<String>path("refresh_token"), "client_id", "pos-web")
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        change("UPDATE api_key SET revoked_at = now() WHERE account_id = $1", account);

        assertThat(key).isNotEmpty();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    @DisplayName("Only a client that may introspect this issuer's tokens gets an answer; others get invalid_client")
    void refused() {
        assertThat(holders("backoffice", "backoffice-secret").statusCode()).isEqualTo(401);
        assertThat(holders("scope-registry", "wrong").statusCode()).isEqualTo(401);
        assertThat(given().get("/internal/scopes/" + SCOPE + "/holders").statusCode())
                .isEqualTo(401);
        assertThat(given().auth()
                        .preemptive()
                        .basic("scope-registry", "scope-registry-secret")
                        .urlEncodingEnabled(false)
                        .get("/internal/scopes/a%00b/holders")
                        .statusCode())
                .isEqualTo(400);
    }

    private static Map<String, Object> counts() {
        Response answer = holders("scope-registry", "scope-registry-secret");
        answer.then().statusCode(200).header("Cache-Control", "no-store");
        Map<String, Object> counts = answer.jsonPath().getMap("$");
        counts.remove("clients");
        counts.remove("client_count");
        return counts;
    }

    private static int number(Map<String, Object> counts, String name) {
        return (Integer) counts.get(name);
    }

    private static Response holders(String clientId, String secret) {
        return given().auth().preemptive().basic(clientId, secret).get("/internal/scopes/" + SCOPE + "/holders");
    }
}
