package io.tillgate.scope;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("A scope says whether API keys may hold it, and whether it is grave")
class ScopeAttributesTest {
    @SuppressWarnings("NullAway.Init") // by RealServers
    ScopeIssuer issuer;

    private final String own = UUID.randomUUID().toString();
    private final String app = "Gastro-" + own;

    @BeforeEach
    void ready() {
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    @DisplayName(
            "No API key may hold the built-in scopes of sign-ins, and they are grave; a module says the same of its own")
    void attributes() {
        for (String name : List.of("account", "admin", "scopes:write", "audit:read")) {
            given().get("/scopes/" + name)
                    .then()
                    .statusCode(200)
                    .body("api_keys", equalTo(false))
                    .body("grave", equalTo(true));
        }
        register("module-" + own, scope("a", "Tables " + own, app))
                .statusCode(201)
                .body("api_keys", equalTo(true))
                .body("grave", equalTo(false));
        Map<String, Object> closed = new HashMap<>(scope("a", "Tables " + own, app));
        closed.put("api_keys", false);
        closed.put("grave", true);
        register("module-" + own, closed)
                .statusCode(200)
                .body("version", equalTo(2))
                .body("api_keys", equalTo(false))
                .body("grave", equalTo(true));
        closed.put("api_keys", "no");
        register("module-" + own, closed).statusCode(400).body("violations.field", hasItem("api_keys"));
    }

    private ValidatableResponse register(String clientId, Map<String, Object> body) {
        return given().auth()
                .oauth2(issuer.clientToken(clientId, "scopes:write"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/scopes")
                .then();
    }

    private Map<String, Object> scope(String name, String label, String ofApp) {
        return Map.of("namespace", name + ":" + own, "label", label, "description", "d", "app", ofApp);
    }
}
