package io.tillgate.scope;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("Bad input is answered as problem+json, never with 5xx")
class BadInputTest {
    private static final String PROBLEM = "application/problem+json";

    @SuppressWarnings("NullAway.Init") // by RealServers
    ScopeIssuer issuer;

    @TestHTTPResource("/scopes")
    @SuppressWarnings("NullAway.Init") // by Quarkus
    URI scopes;

    @ParameterizedTest
    @DisplayName("A body that is no JSON object of the form is 400")
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "7",
                "\"text\"",
                "{\"namespace\": {}}",
                "{\"group\": \"master\"}",
                "{\"group\": [{}]}",
                "{\"clients_only\": \"perhaps\"}",
                "{}",
                "{\"namespace\": \"a\"} trailing"
            })
    void malformedBodies(String body) {
        post("application/json", body).statusCode(400).contentType(PROBLEM).body("violations.size()", not(equalTo(0)));
    }

    @ParameterizedTest
    @DisplayName("Each violated rule is reported with its field")
    @CsvSource(
            delimiter = '|',
            value = {
                "namespace   | has space",
                "namespace   | back\\\\slash",
                "namespace   | quo\\\"te",
                "namespace   | ümlaut",
                "namespace   | nul\\u0000",
                "namespace   | 12345678901234567890123456789012345678901234567890123456789012345",
                "namespace   | openid",
                "namespace   | offline_access",
                "namespace   | users:everything",
                "namespace   | scopes:own",
                "namespace   | manifests",
                "namespace   | ..",
                "namespace   | a/../b",
                "namespace   | ./a",
                "namespace   | a/.",
                "label       | \\t",
                "label       | con\\u0007trol",
                "label       | nul\\u0000",
                "label       | \\u00A0",
                "description | \\u3164",
                "description | turning\\u061C",
                "app         | has space",
                "icon        | fa fa-user onclick",
                "icon        | <b>",
                "color       | bg-unknown",
                "color       | red",
            })
    void invalidFields(String field, String value) {
        Map<String, String> scope =
                new HashMap<>(Map.of("namespace", "gastro:bad", "label", "l", "description", "d", "app", "a"));
        scope.put(field, value);
        String body = scope.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\": \"" + member.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
        post("application/json", body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("https://tillgate.io/problems/invalid-request"))
                .body("violations.field", hasItem(field));
    }

    @Test
    @DisplayName("All violations are reported at once")
    void allAtOnce() {
        post("application/json", "{\"color\": \"red\", \"group\": [\"master\", \"\"]}")
                .statusCode(400)
                .body("violations.field", hasItem("namespace"))
                .body("violations.field", hasItem("label"))
                .body("violations.field", hasItem("description"))
                .body("violations.field", hasItem("app"))
                .body("violations.field", hasItem("color"))
                .body("violations.field", hasItem("group[1]"));
    }

    @Test
    @DisplayName("PUT for another namespace than the body's is 400")
    void pathAndBodyDiffer() {
        given().auth()
                .oauth2(token())
                .contentType("application/json")
                .body("{\"namespace\": \"b\", \"label\": \"l\", \"description\": \"d\", \"app\": \"a\"}")
                .put("/scopes/a")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("namespace"));
    }

    @Test
    @DisplayName("Unknown paths and scopes are 404, unknown methods 405, other media types 415, other answers 406")
    void framework() {
        given().get("/nothing").then().statusCode(404).contentType(PROBLEM);
        given().get("/scopes/unknown").then().statusCode(404).contentType(PROBLEM);
        given().urlEncodingEnabled(false)
                .get("/scopes/%00")
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
        given().patch("/scopes/core").then().statusCode(405).contentType(PROBLEM);
        given().accept("text/csv").get("/scopes").then().statusCode(406).contentType(PROBLEM);
        post("text/plain", "namespace=a").statusCode(415).contentType(PROBLEM);
        post("application/xml", "<namespace/>").statusCode(415).contentType(PROBLEM);
    }

    @ParameterizedTest
    @DisplayName("Filters that no scope can match are 400")
    @ValueSource(strings = {"app=%00", "group=a%20b", "group=%FF", "app=%22"})
    void filters(String query) {
        given().urlEncodingEnabled(false)
                .get("/scopes?" + query)
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    @DisplayName("A body over 64 KiB is 413, with and without Content-Length")
    void tooLarge() throws Exception {
        byte[] body = ("{\"description\": \"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(scopes)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json");
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        HttpResponse<String> told = client.send(
                request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> chunked = client.send(
                request.POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(told.headers().firstValue("Content-Type")).as("with length").contains(PROBLEM);
        assertThat(chunked.statusCode()).as(chunked.body()).isEqualTo(413);
        assertThat(chunked.headers().firstValue("Content-Type")).contains(PROBLEM);
    }

    @Test
    @DisplayName("RFC 6750: no token and a bad one are 401, a token without the scope is 403")
    void access() {
        String body = "{\"namespace\": \"a\", \"label\": \"l\", \"description\": \"d\", \"app\": \"a\"}";
        given().contentType("application/json")
                .body(body)
                .post("/scopes")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"tillgate\""));
        given().auth()
                .oauth2("nonsense")
                .contentType("application/json")
                .body(body)
                .post("/scopes")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(issuer.clientToken("gastro-module", "menu:read"))
                .contentType("application/json")
                .body(body)
                .post("/scopes")
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", containsString("insufficient_scope"));
        given().auth()
                .oauth2(issuer.clientToken("gastro-module", "admin"))
                .contentType("application/json")
                .body(body)
                .post("/scopes")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse post(String contentType, String body) {
        return given().auth()
                .oauth2(token())
                .header("Content-Type", contentType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/scopes")
                .then();
    }

    private String token() {
        return issuer.clientToken("gastro-module", "scopes:write");
    }
}
