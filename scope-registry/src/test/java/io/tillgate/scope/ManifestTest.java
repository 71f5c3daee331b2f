package io.tillgate.scope;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("A module registers its whole set of scopes in one step")
class ManifestTest {
    @SuppressWarnings("NullAway.Init") // by RealServers
    ScopeIssuer issuer;

    private final String app = "app-" + UUID.randomUUID();
    private final String one = app + ":1";
    private final String two = app + ":2";
    private final String three = app + ":3";

    @BeforeEach
    void ready() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    @DisplayName("New scopes are added, different ones changed, omitted ones retired, and the rest is unchanged")
    void tellsTheDifference() {
        put("module", "", scope(one, "One"), scope(two, "Two"))
                .statusCode(200)
                .body("added", contains(one, two))
                .body("changed", empty())
                .body("retired", empty())
                .body("unchanged", empty());
        put("module", "", scope(two, "Two, changed"), scope(three, "Three"))
                .statusCode(200)
                .body("added", contains(three))
                .body("changed", contains(two))
                .body("retired", contains(one));
        put("module", "", scope(two, "Two, changed"), scope(three, "Three"))
                .statusCode(200)
                .body("added", empty())
                .body("unchanged", contains(two, three));

        given().get("/scopes/" + one).then().body("status", equalTo("retired"));
        given().get("/scopes/" + two)
                .then()
                .body("label", equalTo(label("Two, changed")))
                .body("app", equalTo(app))
                .body("version", equalTo(2));
    }

    @Test
    @DisplayName("dry_run returns the same and changes nothing")
    void dryRun() {
        put("module", "", scope(one, "One")).statusCode(200);

        put("module", "?dry_run=true", scope(two, "Two"))
                .statusCode(200)
                .body("added", contains(two))
                .body("retired", contains(one));

        given().get("/scopes/" + one).then().body("status", equalTo("active"));
        given().get("/scopes/" + two).then().statusCode(404);
    }

    @Test
    @DisplayName("If one namespace belongs to another client, nothing of the manifest is applied")
    void allOrNothing() {
        put("other-module", "", scope(two, "Two")).statusCode(200);

        put("module", "", scope(one, "One"), scope(two, "Mine"))
                .statusCode(409)
                .body("type", equalTo("https://tillgate.io/problems/namespace-taken"));

        given().get("/scopes/" + one).then().statusCode(404);
        given().get("/scopes/" + two).then().body("label", equalTo(label("Two")));
    }

    @Test
    @DisplayName("Scopes of the app that another client owns are left alone")
    void leavesOthersAlone() {
        put("module", "", scope(one, "One"), scope(two, "Two")).statusCode(200);
        given().auth()
                .oauth2(administrator())
                .contentType(ContentType.JSON)
                .body(Map.of("owner", "other-module"))
                .put("/scopes/" + two + "/owner")
                .then()
                .statusCode(200);

        put("module", "", scope(one, "One")).statusCode(200).body("retired", empty());

        given().get("/scopes/" + two).then().body("status", equalTo("active"));
    }

    @Test
    @DisplayName(
            "An administrator's manifest retires only what the administrator's client owns, not what other modules do")
    void administratorsLeaveOthersAlone() {
        put("module", "", scope(one, "One")).statusCode(200);
        putAsAdministrator("?revoke=true", scope(two, "Two"))
                .statusCode(200)
                .body("added", contains(two))
                .body("retired", empty());

        putAsAdministrator("?revoke=true", scope(three, "Three"))
                .statusCode(200)
                .body("added", contains(three))
                .body("retired", contains(two));

        given().get("/scopes/" + one)
                .then()
                .body("status", equalTo("active"))
                .body("version", equalTo(1))
                .body("owner", equalTo("module"));
        given().get("/scopes/" + two).then().body("status", equalTo("retired"));
    }

    @Test
    @DisplayName("An administrator's manifest changes a module's scope that it names, and it stays the module's")
    void administratorsChangeWhatTheyName() {
        put("module", "", scope(one, "One"), scope(two, "Two")).statusCode(200);

        putAsAdministrator("", scope(one, "One, changed"))
                .statusCode(200)
                .body("changed", contains(one))
                .body("retired", empty());

        given().get("/scopes/" + one)
                .then()
                .body("label", equalTo(label("One, changed")))
                .body("owner", equalTo("module"));
        given().get("/scopes/" + two).then().body("status", equalTo("active"));
    }

    @Test
    @DisplayName("All errors of a manifest are reported, each with its position")
    void tellsEveryViolation() {
        put(
                        "module",
                        "",
                        Map.of("namespace", "openid", "label", "x", "description", "x"),
                        Map.of("namespace", one, "label", "", "description", "x"))
                .statusCode(400)
                .body("violations.field", hasItems("scopes[0].namespace", "scopes[1].label"));
        put("module", "", scope(one, "One"), scope(one, "Again"))
                .statusCode(400)
                .body("violations.field", contains("scopes[1].namespace"));
        put("module", "?dry_run=maybe", scope(one, "One"))
                .statusCode(400)
                .body("violations.field", contains("dry_run"));
        call("module", "", Map.of()).statusCode(400).body("violations.field", contains("scopes"));
        given().contentType(ContentType.JSON)
                .body(Map.of("scopes", List.of()))
                .put("/scopes/manifests/" + app)
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("A flag without a value, or doubled, is refused: nothing is done that was meant as a dry run")
    void refusesHalfFlags() {
        put("module", "", scope(one, "One")).statusCode(200);

        for (String query : List.of("?dry_run", "?dry_run=", "?dry_run=true&dry_run=false", "?revoke=1")) {
            put("module", query, scope(two, "Two")).statusCode(400);
        }
        given().get("/scopes/" + one).then().body("status", equalTo("active"));
    }

    @Test
    @DisplayName(
            "A parameter that might be a misspelt flag is refused, and nothing is done that was meant as a dry run")
    void refusesUnknownParameters() {
        put("module", "", scope(one, "One")).statusCode(200);

        for (String query : List.of("?dryrun=true", "?dry-run=true", "?DRY_RUN=true", "?revoke=true&dry_runn=true")) {
            put("module", query, scope(two, "Two")).statusCode(400);
        }
        for (String query : List.of("?dry_run=true", "?revoke=true&dry_run=true", "?revok=true")) {
            as("module")
                    .delete("/scopes/" + one + query)
                    .then()
                    .statusCode(400)
                    .body("violations.message", contains("is not known"));
        }
        Map<String, String> changed = Map.of("namespace", one, "label", "x", "description", "x", "app", app);
        as("module").body(changed).post("/scopes?dry_run=true").then().statusCode(400);
        as("module")
                .body(changed)
                .put("/scopes/" + one + "?dry_run=true")
                .then()
                .statusCode(400);

        given().get("/scopes/" + one).then().body("status", equalTo("active")).body("version", equalTo(1));
        given().get("/scopes/" + two).then().statusCode(404);
    }

    @Test
    @DisplayName("Duplicate names and text after the manifest are refused")
    void refusesTwoMeanings() {
        String hidden = "{\"namespace\": \"" + one
                + "\", \"label\": \"x\", \"description\": \"x\", \"group\": [\"administrator\"], \"group\": []}";
        raw("{\"scopes\": [" + hidden + "]}").statusCode(400);
        raw("{\"scopes\": []}{\"scopes\": []}").statusCode(400);
        given().get("/scopes/" + one).then().statusCode(404);
    }

    @Test
    @DisplayName("Lookalike names are refused: invisible and bidi characters, built-in names in capitals")
    void refusesLookAlikes() {
        put("module", "", scope(one, "Read\u202Eunem eht")).statusCode(400);
        put("module", "", scope(one, "Menu\u200B")).statusCode(400);
        put("module", "", scope("Account", "Your account")).statusCode(400);
        put("module", "", scope("OpenID", "Your account")).statusCode(400);
    }

    @Test
    @DisplayName("Of ten concurrent manifests each is applied as a whole: the scopes of exactly one remain")
    void oneAfterTheOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 10)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> put("module", "", scope(app + ":a" + i, "A"), scope(app + ":b" + i, "B"))
                                    .extract()
                                    .statusCode())
                    .toList();
            for (Future<Integer> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }

        List<String> left = given().get("/scopes?app=" + app).jsonPath().getList("items.namespace");
        assertThat(left).hasSize(2);
        assertThat(left.get(0).replace(":a", ":b")).isEqualTo(left.get(1));
    }

    @Test
    @DisplayName("The JSON Schema of tillgate-scopes.json is public, and permits what the service accepts")
    void publishesTheSchema() throws Exception {
        String text = given().get("/scopes/manifest.schema.json")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .extract()
                .asString();
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        ObjectMapper json = new ObjectMapper();

        assertThat(schema.validate(json.valueToTree(manifest(scope(one, "One")))))
                .isEmpty();
        assertThat(schema.validate(json.valueToTree(manifest(scope("two words", "Two")))))
                .isNotEmpty();
        assertThat(schema.validate(json.valueToTree(manifest(
                        Map.of("namespace", one, "label", "One", "description", "x", "groups", List.of("master"))))))
                .as("a misspelt group would let everybody grant the scope")
                .isNotEmpty();
        assertThat(json.readTree(text).at("/properties/scopes/items/properties/color/enum"))
                .hasSize(16)
                .allSatisfy(color ->
                        put("module", "?dry_run=true", colored(color.asText())).statusCode(200));
    }

    private ValidatableResponse put(String clientId, String query, Object... scopes) {
        return call(clientId, query, manifest(scopes));
    }

    private ValidatableResponse putAsAdministrator(String query, Object... scopes) {
        return send(administrator(), query, manifest(scopes));
    }

    private String administrator() {
        return issuer.userToken("admin-1", "back-office", "admin", List.of("administrator"));
    }

    private ValidatableResponse call(String clientId, String query, Map<String, Object> manifest) {
        return send(issuer.clientToken(clientId, "scopes:write"), query, manifest);
    }

    private ValidatableResponse send(String token, String query, Map<String, Object> manifest) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(manifest)
                .put("/scopes/manifests/" + app + query)
                .then();
    }

    private RequestSpecification as(String clientId) {
        return given().auth()
                .oauth2(issuer.clientToken(clientId, "scopes:write"))
                .contentType(ContentType.JSON);
    }

    private ValidatableResponse raw(String body) {
        return given().auth()
                .oauth2(issuer.clientToken("module", "scopes:write"))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/scopes/manifests/" + app)
                .then();
    }

    private static Map<String, Object> manifest(Object... scopes) {
        return Map.of("scopes", List.of(scopes));
    }

    /** The words as this test's alone: another owner's scope may not have them. */
    private String label(String words) {
        return words + " " + app;
    }

    private Map<String, Object> scope(String namespace, String words) {
        return Map.of(
                "namespace",
                namespace,
                "label",
                label(words),
                "description",
                "See the tables",
                "icon",
                "fa fa-cutlery",
                "group",
                List.of("master"));
    }

    private Map<String, Object> colored(String color) {
        return Map.of("namespace", one, "label", label("One"), "description", "See the tables", "color", color);
    }
}
