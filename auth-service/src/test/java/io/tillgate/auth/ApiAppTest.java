package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiAppTest extends CodeFlow {
    @Test
    @DisplayName("The apps of an account get 60 tokens a minute; more are slow_down with Retry-After")
    void tokenRate() {
        Response app = given().auth()
                .oauth2(signInAtPos().<String>path("access_token"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Eager"))
                .post("/apps");
        Map<String, Object> credentials =
                Map.of("clientId", app.path("clientId"), "clientSecret", app.path("clientSecret"));
        Response last = given().contentType(ContentType.JSON).body(credentials).post("/apps/auth");
        last.then().statusCode(200);
        for (int i = 0; i < 600 && last.statusCode() == 200; i++) {
            last = given().contentType(ContentType.JSON).body(credentials).post("/apps/auth");
        }
        last.then().statusCode(429).body("error", equalTo("slow_down"));
        assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
    }

    @Test
    @DisplayName("A token that could not be recorded does not count")
    void notRecorded() {
        Response app = given().auth()
                .oauth2(signInAtPos().<String>path("access_token"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Unlucky"))
                .post("/apps");
        Map<String, Object> credentials =
                Map.of("clientId", app.path("clientId"), "clientSecret", app.path("clientSecret"));
        change("ALTER TABLE outbox RENAME TO away");
        try {
            for (int i = 0; i < 100; i++) { // the rate regains a token a second
                given().contentType(ContentType.JSON)
                        .body(credentials)
                        .post("/apps/auth")
                        .then()
                        .statusCode(greaterThanOrEqualTo(500));
            }
        } finally {
            change("ALTER TABLE away RENAME TO outbox");
        }

        given().contentType(ContentType.JSON)
                .body(credentials)
                .post("/apps/auth")
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("Seed 001: an API app gets an RS256 token for an hour at /apps/auth, and none once it is deleted")
    void apiApp() throws ParseException {
        String bearer = signInAtPos().path("access_token");
        Response app = given().auth()
                .oauth2(bearer)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Stock list"))
                .post("/apps");
        app.then().statusCode(201).body("name", equalTo("Stock list"));
        for (String bad : List.of(
                "[]",
                "\"x\"",
                "{\"name\":[]}",
                "{\"name\":\" \"}",
                "{",
                "",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\"} x",
                "{\"name\":\"a\"}{}")) {
            given().auth()
                    .oauth2(bearer)
                    .contentType(ContentType.JSON)
                    .body(bad)
                    .post("/apps")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        Map<String, Object> credentials =
                Map.of("clientId", app.path("clientId"), "clientSecret", app.path("clientSecret"));

        Response token = given().contentType(ContentType.JSON).body(credentials).post("/apps/auth");
        token.then().statusCode(200).body("expiresIn", equalTo(3600)).body("tokenType", equalTo("Bearer"));
        String jwt = token.path("accessToken");
        assertThat(SignedJWT.parse(jwt).getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(introspectAs("backoffice", "backoffice-secret", jwt))
                .containsEntry("active", true)
                .containsEntry("scope", "menu:read menu:write sales:read");

        given().auth()
                .oauth2(bearer)
                .delete("/apps/" + app.path("clientId"))
                .then()
                .statusCode(204);

        given().contentType(ContentType.JSON)
                .body(credentials)
                .post("/apps/auth")
                .then()
                .statusCode(401);
        assertThat(introspectAs("backoffice", "backoffice-secret", jwt)).isEqualTo(Map.of("active", false));
        given().auth().oauth2(bearer).get("/apps").then().statusCode(200).body("size()", equalTo(0));
        given().get("/apps")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"tillgate\"")
                .body("type", equalTo("https://tillgate.io/problems/missing-token"));
        given().auth()
                .oauth2("none")
                .get("/apps")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .body("type", equalTo("https://tillgate.io/problems/invalid-token"));
    }

    @Test
    @DisplayName("If more apps are created at once than the limit permits, the limit holds")
    void limitRace() {
        String bearer = signInAtPos().path("access_token");
        ExecutorService threads = Executors.newFixedThreadPool(30);
        List<Integer> answers = IntStream.range(0, 90)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> create(bearer).statusCode(), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        threads.shutdown();

        assertThat(answers).containsOnly(201, 409);
        assertThat(given().auth().oauth2(bearer).get("/apps").jsonPath().getList("$"))
                .hasSize(50);
    }

    @Test
    @DisplayName(
            "JSON that is nested too deeply, or has a number or a name that is too long, is 400: nothing is out of reach")
    void beyondTheParser() {
        String bearer = signInAtPos().path("access_token");
        for (String body : List.of(
                "{\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
                "{\"name\":" + "9".repeat(2_000) + "}",
                "{\"" + "x".repeat(60_000) + "\":1}")) {
            given().auth()
                    .oauth2(bearer)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/apps")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\u0000b",
                "a\\nb",
                "a\\u202eb",
                "a\\u200bb",
                "a\\ud800b",
                "\\udc00",
                "a\\u2028b",
                "\\u3164",
                "\\u2800",
                " ",
                "\\u00a0",
                ""
            })
    @DisplayName("Control, formatting and invisible characters in an app's name are rejected")
    void plainName(String name) {
        given().auth()
                .oauth2(signInAtPos().path("access_token"))
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\"}")
                .post("/apps")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("name"));
    }

    @Test
    @DisplayName("JSON Schema: the name of an app has 100 characters, however many UTF-16 units they are")
    void longName() {
        RequestSpecification call =
                given().auth().oauth2(signInAtPos().path("access_token")).contentType(ContentType.JSON);
        call.body(Map.of("name", "🍕".repeat(100))).post("/apps").then().statusCode(201);
        call.body(Map.of("name", "🍕".repeat(101))).post("/apps").then().statusCode(400);
    }

    @Test
    @DisplayName("A client id with a NUL is unknown, and does not fail other requests of the batch")
    void nulInPath() {
        String bearer = signInAtPos().path("access_token");
        for (String path : List.of("/apps/a%00b", "/apps/%00")) {
            RequestSpecification call = given().auth().oauth2(bearer).urlEncodingEnabled(false);
            call.get(path).then().statusCode(404);
            call.delete(path).then().statusCode(404);
            call.contentType(ContentType.JSON)
                    .body("{}")
                    .post(path + "/secret")
                    .then()
                    .statusCode(404);
        }
    }

    private static Response create(String bearer) {
        return given().auth()
                .oauth2(bearer)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Stock list"))
                .post("/apps");
    }
}
