package io.tillgate.scope;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("No scope is shown under another owner's name")
class ScopeOwnershipTest {
    private static final String PROBLEM = "https://tillgate.io/problems/";

    @SuppressWarnings("NullAway.Init") // by RealServers
    ScopeIssuer issuer;

    private final String own = UUID.randomUUID().toString();
    private final String app = "Gastro-" + own;

    @BeforeEach
    void ready() {
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    @DisplayName("The first writer owns an app, however it is written; another's scope does not stand under it")
    void app() {
        register("first-" + own, scope("a", "Tables " + own, app)).statusCode(201);

        for (String name : List.of(app, app.toUpperCase(Locale.ROOT))) {
            register("second-" + own, scope("b", "Chairs " + own, name))
                    .statusCode(409)
                    .body("type", equalTo(PROBLEM + "app-taken"));
        }
        register("first-" + own, scope("c", "Doors " + own, app)).statusCode(201);
        register("second-" + own, scope("b", "Chairs " + own, "Own-" + app)).statusCode(201);
        register("second-" + own, scope("b", "Chairs " + own, app)).statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tillgate", "core", "webhooks"})
    @DisplayName("No client can claim the apps of Tillgate itself")
    void builtInApps(String name) {
        register("module-" + own, scope("a", "Tables " + own, name))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "app-taken"));
    }

    @Test
    @DisplayName("Seed 000: every module may add a scope to the app profile")
    void sharedApp() {
        register("module-" + own, scope("a", "Access user details " + own, "profile"))
                .statusCode(201);
        register("other-" + own, scope("b", "Access user pictures " + own, "profile"))
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"Your account", "YOUR  ACCOUNT", "Amministrazione", "\u2002Register scopes", "\u0410dministration"})
    @DisplayName("A label that another owner's scope has, in any language, is refused")
    void label(String taken) {
        register("module-" + own, scope("a", taken, app))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "label-taken"));
        Map<String, Object> translated = new HashMap<>(scope("a", "Tables " + own, app));
        translated.put("translations", Map.of("de", Map.of("label", taken, "description", "d")));
        register("module-" + own, translated).statusCode(409).body("type", equalTo(PROBLEM + "label-taken"));
    }

    @Test
    @DisplayName("An owner may use a label again; a retired scope's label is free")
    void labelAgain() {
        String label = "Tables " + own;
        register("first-" + own, scope("a", label, app)).statusCode(201);
        register("first-" + own, scope("b", label, app)).statusCode(201);
        register("second-" + own, scope("c", label, "Own-" + app)).statusCode(409);
        for (String name : List.of("a", "b")) {
            as("first-" + own).delete("/scopes/" + name + ":" + own).then().statusCode(204);
        }
        register("second-" + own, scope("c", label, "Own-" + app)).statusCode(201);
    }

    @Test
    @DisplayName("A scope that was given to another client keeps its label and its app when the rest of it changes")
    void staysAsItIs() {
        register("first-" + own, scope("a", "Tables " + own, app)).statusCode(201);
        register("first-" + own, scope("b", "Tables " + own, app)).statusCode(201);
        give("a", "second-" + own).statusCode(200);

        Map<String, Object> described = new HashMap<>(scope("a", "Tables " + own, app));
        described.put("description", "See all tables");
        register("second-" + own, described).statusCode(200).body("version", equalTo(3));
    }

    @Test
    @DisplayName("An app goes to the new owner with the last active scope that the old one has of it, not before")
    void transfer() {
        register("first-" + own, scope("a", "Tables " + own, app)).statusCode(201);
        register("first-" + own, scope("b", "Chairs " + own, app)).statusCode(201);
        register("first-" + own, scope("c", "Doors " + own, app)).statusCode(201);
        as("first-" + own).delete("/scopes/c:" + own).then().statusCode(204);

        give("a", "second-" + own).statusCode(200);
        register("second-" + own, scope("d", "Lamps " + own, app)).statusCode(409);
        give("b", "second-" + own).statusCode(200);

        register("second-" + own, scope("d", "Lamps " + own, app)).statusCode(201);
        register("first-" + own, scope("c", "Doors " + own, app))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "app-taken"));
    }

    @Test
    @DisplayName("An administrator may put a scope under a client's app, but under no label of another's scope")
    void administrators() {
        register("first-" + own, scope("a", "Tables " + own, app)).statusCode(201);

        send(administrator(), scope("b", "Chairs " + own, app)).statusCode(201);
        send(administrator(), scope("c", "Tables " + own, app))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "label-taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?dry_run=true"})
    @DisplayName("A manifest, also as a dry run, is refused as a whole if an app or a label is another's")
    void manifests(String query) {
        register("first-" + own, scope("a", "Tables " + own, app)).statusCode(201);

        manifest("second-" + own, app + query, "Chairs " + own)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEM + "app-taken"));
        manifest("second-" + own, "Own-" + app + query, "tables " + own)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEM + "label-taken"));
        given().get("/scopes/m:" + own).then().statusCode(404);
        register("third-" + own, scope("b", "Chairs " + own, "Own-" + app)).statusCode(201);
    }

    @Test
    @DisplayName("A dry run does not assign an app to an owner")
    void dryRun() {
        manifest("first-" + own, app + "?dry_run=true", "Chairs " + own).statusCode(200);
        register("second-" + own, scope("a", "Tables " + own, app)).statusCode(201);
    }

    @Test
    @DisplayName("Of ten clients that use an app or a label concurrently, one owns it")
    void race() throws Exception {
        assertThat(atOnce(i -> scope("r" + i, "Tables " + i + " " + own, app))).containsOnlyOnce(201);
        assertThat(atOnce(i -> scope("l" + i, "Chairs " + own, app + i))).containsOnlyOnce(201);
    }

    private List<Integer> atOnce(IntFunction<Map<String, Object>> scope) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 10)
                    .<Callable<Integer>>mapToObj(i -> () -> register("racer-" + i + own, scope.apply(i))
                            .extract()
                            .statusCode())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
            assertThat(statuses).isSubsetOf(201, 409);
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private ValidatableResponse manifest(String clientId, String appAndQuery, String label) {
        return as(clientId)
                .body(Map.of("scopes", List.of(Map.of("namespace", "m:" + own, "label", label, "description", "d"))))
                .put("/scopes/manifests/" + appAndQuery)
                .then();
    }

    private ValidatableResponse give(String name, String owner) {
        return given().auth()
                .oauth2(administrator())
                .contentType(ContentType.JSON)
                .body(Map.of("owner", owner))
                .put("/scopes/" + name + ":" + own + "/owner")
                .then();
    }

    private String administrator() {
        return issuer.userToken("admin-1", "back-office", "admin", List.of("administrator"));
    }

    private RequestSpecification as(String clientId) {
        return given().auth()
                .oauth2(issuer.clientToken(clientId, "scopes:write"))
                .contentType(ContentType.JSON);
    }

    private ValidatableResponse register(String clientId, Map<String, Object> body) {
        return send(issuer.clientToken(clientId, "scopes:write"), body);
    }

    private static ValidatableResponse send(String token, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/scopes")
                .then();
    }

    private Map<String, Object> scope(String name, String label, String ofApp) {
        return Map.of("namespace", name + ":" + own, "label", label, "description", "d", "app", ofApp);
    }
}
