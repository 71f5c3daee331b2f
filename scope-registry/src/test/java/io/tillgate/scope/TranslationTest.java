package io.tillgate.scope;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("A scope has words in several languages, and may ask for consent again when it means more")
class TranslationTest {
    private static final Map<String, Object> ITALIAN =
            Map.of("it", Map.of("label", "Vedere i tavoli", "description", "Vedere quali tavoli sono occupati"));

    @SuppressWarnings("NullAway.Init") // by RealServers
    ScopeIssuer issuer;

    private final String app = "app-" + UUID.randomUUID();
    private final String namespace = app + ":tables";

    @BeforeEach
    void ready() {
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    @DisplayName("Translations are kept, shown, and part of the content: the same again changes nothing")
    void kept() {
        put(Map.of("translations", ITALIAN)).statusCode(201).body("translations.it.label", equalTo("Vedere i tavoli"));
        put(Map.of("translations", ITALIAN)).statusCode(200).body("version", equalTo(1));
        put(Map.of()).statusCode(200).body("version", equalTo(2)).body("translations", equalTo(Map.of()));

        given().get("/scopes/account").then().body("translations.it.label", equalTo("Il tuo account"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "italiano", "IT", "it-it", "it_IT", "x-private", "it-IT-u-co-phonebk", "zh-hant"})
    @DisplayName("BCP 47: a language that is not written as it is recommended is refused")
    void wrongLanguage(String language) {
        put(Map.of("translations", Map.of(language, Map.of("label", "x", "description", "x"))))
                .statusCode(400)
                .body("violations.field", contains("translations"));
    }

    @Test
    @DisplayName(
            "The rules for labels hold for translations: no bidi controls, no missing description, no excess length")
    void wrongWords() {
        put(Map.of("translations", Map.of("it", Map.of("label", "Read\u202Eunem", "description", "x"))))
                .statusCode(400)
                .body("violations.field", contains("translations.it.label"));
        put(Map.of("translations", Map.of("pt-BR", Map.of("label", "x"))))
                .statusCode(400)
                .body("violations.field", contains("translations.pt-BR.description"));
        put(Map.of("translations", Map.of("it", Map.of("label", "x".repeat(81), "description", "x".repeat(501)))))
                .statusCode(400)
                .body("violations.field", contains("translations.it.label", "translations.it.description"));
        Map<String, Object> none = new HashMap<>();
        none.put("it", null);
        put(Map.of("translations", none)).statusCode(400).body("violations.field", contains("translations.it"));
        put(Map.of("translations", "it")).statusCode(400).body("violations.field", hasItem("translations"));
        put(Map.of("translations", languages(21))).statusCode(400).body("violations.field", contains("translations"));
        put(Map.of("translations", languages(20))).statusCode(201);
    }

    @Test
    @DisplayName("A change with reconsent raises the consent version; a repetition or a change without it does not")
    void reconsent() {
        put(Map.of("reconsent", true)).statusCode(201).body("consent_version", equalTo(1));
        put(Map.of("reconsent", true)).statusCode(200).body("version", equalTo(1));
        put(Map.of("description", "See all tables", "reconsent", true))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("consent_version", equalTo(2));
        put(Map.of("description", "See all tables", "reconsent", true))
                .body("version", equalTo(2))
                .body("consent_version", equalTo(2));
        put(Map.of("description", "See all the tables"))
                .body("version", equalTo(3))
                .body("consent_version", equalTo(2));
    }

    @Test
    @DisplayName("A manifest reports the scopes that need new consent, also with dry_run")
    void manifest() {
        manifest("", Map.of("reconsent", true, "translations", ITALIAN))
                .body("added", contains(namespace))
                .body("reconsent", empty());
        Map<String, Object> wider = Map.of("group", List.of(), "reconsent", true);
        manifest("?dry_run=true", wider).body("changed", contains(namespace)).body("reconsent", contains(namespace));
        manifest("", wider).body("reconsent", contains(namespace));
        manifest("", wider).body("unchanged", contains(namespace)).body("reconsent", empty());
        given().get("/scopes/" + namespace).then().body("consent_version", equalTo(2));
    }

    @Test
    @DisplayName("The JSON Schema of tillgate-scopes.json knows translations and reconsent")
    void schema() {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(given().get("/scopes/manifest.schema.json").asString());
        ObjectMapper json = new ObjectMapper();

        assertThat(schema.validate(json.valueToTree(
                        Map.of("scopes", List.of(scope(Map.of("translations", ITALIAN, "reconsent", true)))))))
                .isEmpty();
        assertThat(schema.validate(json.valueToTree(Map.of(
                        "scopes",
                        List.of(scope(
                                Map.of("translations", Map.of("IT", Map.of("label", "x", "description", "x")))))))))
                .isNotEmpty();
    }

    private static Map<String, Object> languages(int count) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(i -> "a" + (char) ('a' + i), i -> Map.of("label", "x", "description", "x")));
    }

    private ValidatableResponse put(Map<String, Object> more) {
        return call("/scopes/" + namespace, scope(more));
    }

    private ValidatableResponse manifest(String query, Map<String, Object> more) {
        return call("/scopes/manifests/" + app + query, Map.of("scopes", List.of(scope(more))))
                .statusCode(200);
    }

    private ValidatableResponse call(String path, Map<String, Object> body) {
        return given().auth()
                .oauth2(issuer.clientToken("module", "scopes:write"))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }

    private Map<String, Object> scope(Map<String, Object> more) {
        Map<String, Object> scope = new HashMap<>(Map.of(
                "namespace",
                namespace,
                "label",
                "Tables",
                "description",
                "See the tables",
                "app",
                app,
                "group",
                List.of("master")));
        scope.putAll(more);
        return scope;
    }
}
