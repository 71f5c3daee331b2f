package io.tillgate.scope;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("The owner of a scope sees how many hold it")
class HoldersTest {
    @SuppressWarnings("NullAway.Init") // by RealServers
    ScopeIssuer issuer;

    private final String namespace = "tables:" + UUID.randomUUID();

    @BeforeEach
    void ready() {
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        given().auth()
                .oauth2(issuer.clientToken("module", "scopes:write"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "namespace", namespace, "label", "Tables", "description", "See the tables", "app", "tables"))
                .post("/scopes")
                .then()
                .statusCode(201);
    }

    @Test
    @DisplayName("The owner and administrators get the counts, by client and in sum, uncached")
    void told() {
        holders(issuer.clientToken("module", "scopes:write"))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("grants", equalTo(3))
                .body("accounts", equalTo(4))
                .body("api_keys", equalTo(2))
                .body("client_count", equalTo(1))
                .body("clients[0].client_id", equalTo("pos-web"))
                .body("clients[0].grants", equalTo(3));
        holders(issuer.userToken("anna", "pos-admin", "admin", List.of("administrator")))
                .statusCode(200);
    }

    @Test
    @DisplayName("Other clients, non-administrators and anonymous callers are refused; an unknown scope is 404")
    void refused() {
        holders(issuer.clientToken("other-module", "scopes:write"))
                .statusCode(403)
                .body("type", equalTo("https://tillgate.io/problems/not-the-owner"));
        holders(issuer.userToken("bert", "pos-admin", "admin", List.of("user"))).statusCode(403);
        given().get("/scopes/" + namespace + "/holders").then().statusCode(401);
        given().auth()
                .oauth2(issuer.clientToken("module", "scopes:write"))
                .get("/scopes/none-such/holders")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse holders(String token) {
        return given().auth()
                .oauth2(token)
                .get("/scopes/" + namespace + "/holders")
                .then();
    }
}
