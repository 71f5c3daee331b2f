package io.tillgate.scope;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("Scopes are registered, changed and retired by their owner")
class ScopeRegistrationTest {
    @SuppressWarnings("NullAway.Init") // by RealServers
    ScopeIssuer issuer;

    private final String own = UUID.randomUUID().toString();
    private final String app = "gastro-" + own;
    private final String namespace = "gastro:" + own;

    @BeforeEach
    void ready() {
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    @DisplayName("The first registration answers 201 with owner, version and ETag, and then everybody sees the scope")
    void registers() {
        register("gastro-module", body("Tables"))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", containsString("/scopes/gastro%3A"))
                .body("namespace", equalTo(namespace))
                .body("owner", equalTo("gastro-module"))
                .body("version", equalTo(1))
                .body("status", equalTo("active"))
                .body("group", equalTo(List.of("administrator", "master")));

        given().get("/scopes/" + namespace).then().statusCode(200).body("label", equalTo("Tables " + own));
    }

    @Test
    @DisplayName("The same content again answers 200 and changes nothing; the groups' order does not count")
    void registersAgain() {
        register("gastro-module", body("Tables")).statusCode(201);
        Map<String, Object> again = Map.of(
                "namespace",
                namespace,
                "label",
                "Tables " + own,
                "description",
                "See the tables",
                "app",
                app,
                "icon",
                "fa fa-cutlery",
                "color",
                "bg-aqua",
                "group",
                List.of("administrator", "master"));

        register("gastro-module", again).statusCode(200).body("version", equalTo(1));
    }

    @Test
    @DisplayName("Other content from the owner is the next version")
    void changes() {
        register("gastro-module", body("Tables")).statusCode(201);

        register("gastro-module", body("Tables and chairs"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("label", equalTo("Tables and chairs " + own));
    }

    @Test
    @DisplayName("Another owner's namespace is a conflict, and stays as it is")
    void refusesAnothersNamespace() {
        register("gastro-module", body("Tables")).statusCode(201);

        register("hotel-module", body("Beds"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tillgate.io/problems/namespace-taken"));
        given().get("/scopes/" + namespace).then().body("label", equalTo("Tables " + own));
    }

    @Test
    @DisplayName("Only the owner may replace or retire, or an administrator")
    void onlyTheOwnerChanges() {
        register("gastro-module", body("Tables")).statusCode(201);

        as("hotel-module").body(body("Beds")).put("/scopes/" + namespace).then().statusCode(403);
        as("hotel-module").delete("/scopes/" + namespace).then().statusCode(403);
        String administrator = issuer.userToken("account-1", "pos-admin", "admin", List.of("administrator"));
        given().auth()
                .oauth2(administrator)
                .delete("/scopes/" + namespace)
                .then()
                .statusCode(204);
    }

    @Test
    @DisplayName("RFC 9110 §13.1.1: If-Match lets only the seen version be replaced, else 412")
    void guardsTheVersion() {
        register("gastro-module", body("Tables")).statusCode(201);

        as("gastro-module")
                .header("If-Match", "\"1\"")
                .body(body("Two"))
                .put("/scopes/" + namespace)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        as("gastro-module")
                .header("If-Match", "\"1\"")
                .body(body("Three"))
                .put("/scopes/" + namespace)
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        as("gastro-module")
                .header("If-Match", "nonsense")
                .delete("/scopes/" + namespace)
                .then()
                .statusCode(412);
    }

    @Test
    @DisplayName("PUT creates; with If-None-Match: * it only creates, with If-Match it never does")
    void putCreates() {
        as("gastro-module")
                .header("If-Match", "*")
                .body(body("Tables"))
                .put("/scopes/" + namespace)
                .then()
                .statusCode(412);
        as("gastro-module")
                .header("If-None-Match", "*")
                .body(body("Tables"))
                .put("/scopes/" + namespace)
                .then()
                .statusCode(201);
        as("gastro-module")
                .header("If-None-Match", "*")
                .body(body("Tables"))
                .put("/scopes/" + namespace)
                .then()
                .statusCode(412);
    }

    @Test
    @DisplayName("A retired scope is no longer listed, keeps its owner, and is active again once registered again")
    void retires() {
        register("gastro-module", body("Tables")).statusCode(201);

        as("gastro-module").delete("/scopes/" + namespace).then().statusCode(204);
        as("gastro-module").delete("/scopes/" + namespace).then().statusCode(204);
        given().get("/scopes/" + namespace)
                .then()
                .statusCode(200)
                .body("status", equalTo("retired"))
                .body("version", equalTo(2));
        given().get("/scopes?app=" + app).then().body("items.namespace", not(hasItem(namespace)));
        register("hotel-module", body("Beds")).statusCode(409);
        register("gastro-module", body("Tables"))
                .statusCode(201)
                .body("status", equalTo("active"))
                .body("version", equalTo(3));
    }

    @Test
    @DisplayName("revoke is true or false, and nothing else")
    void refusesOtherFlags() {
        register("gastro-module", body("Tables")).statusCode(201);

        as("gastro-module")
                .delete("/scopes/" + namespace + "?revoke=now")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("revoke"));
        given().get("/scopes/" + namespace).then().body("status", equalTo("active"));
    }

    @Test
    @DisplayName("An administrator gives a scope to another client, which may change it from then on")
    void transfers() {
        register("gastro-module", body("Tables")).statusCode(201);
        String administrator = issuer.userToken("account-1", "pos-admin", "admin", List.of("administrator"));

        as("gastro-module")
                .body(Map.of("owner", "hotel-module"))
                .put("/scopes/" + namespace + "/owner")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(administrator)
                .contentType(ContentType.JSON)
                .body(Map.of("owner", "hotel-module"))
                .put("/scopes/" + namespace + "/owner")
                .then()
                .statusCode(200)
                .body("owner", equalTo("hotel-module"))
                .body("version", equalTo(2));

        register("gastro-module", body("Chairs")).statusCode(409);
        register("hotel-module", body("Chairs")).statusCode(200);
    }

    @Test
    @DisplayName("The list is filtered by app and by the groups that may grant; its ETag answers 304")
    void lists() {
        register("gastro-module", body("Tables")).statusCode(201);

        String entityTag = given().get("/scopes?app=" + app + "&group=master")
                .then()
                .statusCode(200)
                .body("items.namespace", hasItem(namespace))
                .extract()
                .header("ETag");
        given().get("/scopes?group=user").then().body("items.namespace", not(hasItem(namespace)));
        given().header("If-None-Match", entityTag)
                .get("/scopes?app=" + app + "&group=master")
                .then()
                .statusCode(304);
        given().header("If-None-Match", "\"1\"")
                .get("/scopes/" + namespace)
                .then()
                .statusCode(304);
        given().header("If-None-Match", "\"7\"")
                .get("/scopes/" + namespace)
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName(
            "Built-in scopes and those of the scopes file are there from the start; the built-in cannot be changed")
    void knowsTheFirstScopes() {
        given().get("/scopes")
                .then()
                .body("items.namespace", hasItems("core", "profile", "account", "admin", "scopes:write", "audit:read"))
                .body("items.namespace", hasItems("webhooks", "menu:read"));
        given().get("/scopes/admin").then().body("group", equalTo(List.of("administrator")));
        for (String clientsOnly : List.of("webhooks", "users:register")) {
            given().get("/scopes/" + clientsOnly).then().body("clients_only", equalTo(true));
        }
        for (String builtIn : List.of("core", "profile", "scopes:write")) {
            as("gastro-module")
                    .body(Map.of("namespace", builtIn, "label", "x", "description", "x", "app", "x"))
                    .post("/scopes")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("https://tillgate.io/problems/built-in"));
        }
        String administrator = issuer.userToken("account-1", "pos-admin", "admin", List.of("administrator"));
        given().auth().oauth2(administrator).delete("/scopes/core").then().statusCode(409);
    }

    private ValidatableResponse register(String clientId, Map<String, Object> body) {
        return as(clientId).body(body).post("/scopes").then();
    }

    private RequestSpecification as(String clientId) {
        return given().auth()
                .oauth2(issuer.clientToken(clientId, "scopes:write"))
                .contentType(ContentType.JSON);
    }

    private Map<String, Object> body(String label) {
        return Map.of(
                "namespace",
                namespace,
                "label",
                label + " " + own,
                "description",
                "See the tables",
                "app",
                app,
                "icon",
                "fa fa-cutlery",
                "color",
                "bg-aqua",
                "group",
                List.of("master", "administrator"));
    }
}
