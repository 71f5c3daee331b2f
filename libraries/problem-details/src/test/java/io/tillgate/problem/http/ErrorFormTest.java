package io.tillgate.problem.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tillgate.problem.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Every refusal is problem details")
class ErrorFormTest {
    private static final int TOO_LARGE = 70_000;

    @TestHTTPResource("/tables")
    URI tables;

    @Test
    @DisplayName("A refusal of the service's own, with and without a detail")
    void own() {
        problem(given().get("/tables/taken"), 409, "already-taken")
                .body("title", equalTo("The table is taken already"))
                .body("detail", equalTo("Table 7"))
                .body("violations", nullValue())
                .header("Cache-Control", "no-store");
        problem(given().get("/tables/missing"), 404, "not-found").body("detail", nullValue());
    }

    @Test
    @DisplayName("Unknown paths, methods and media types")
    void framework() {
        problem(given().get("/nowhere"), 404, "not-found");
        problem(given().delete("/tables"), 405, "method-not-allowed");
        problem(given().accept("image/png").get("/tables/taken"), 406, "not-acceptable");
        problem(given().contentType("text/plain").body("x").post("/tables"), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                        | body",
                "[]                                       | body",
                "{\"seat_count\": \"many\"}               | seat_count",
                "{\"places\": [{\"guest_name\": [1]}]}    | places[0].guest_name",
                "{\"seat_count\": 0}                      | seat_count",
                "{\"seat_count\": 1, \"places\": [{}]}    | places[0].guest_name"
            })
    @DisplayName("A body that is not of the documented form: the field by its wire name")
    void body(String body, String field) {
        problem(given().contentType("application/json").body(body).post("/tables"), 400, "invalid-request")
                .body("violations.field", contains(field));
    }

    @Test
    @DisplayName(
            "JSON that is nested too deeply, or holds a number that is too long, is malformed; nothing is out of reach")
    void beyondTheParser() {
        String deep = "[".repeat(2_000) + "]".repeat(2_000);
        String longNumber = "9".repeat(2_000);
        for (String body : List.of(
                deep,
                "{\"unknown\": " + deep + "}",
                "{\"seat_count\": " + longNumber + "}",
                "{\"places\": [{\"guest_name\": " + longNumber + "}]}")) {
            problem(given().contentType("application/json").body(body).post("/tables"), 400, "invalid-request");
        }
    }

    @Test
    @DisplayName("A body over the limit, with and without Content-Length")
    void tooLarge() throws Exception {
        byte[] body = new byte[TOO_LARGE];
        problem(given().contentType("application/json").body(body).post("/tables"), 413, "body-too-large");

        HttpRequest chunked = HttpRequest.newBuilder(tables)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
    }

    @Test
    @DisplayName("An unavailable database is 503 with Retry-After; an internal error is 500 without details")
    void faults() {
        for (String lost : List.of("unreachable", "cut-off")) {
            problem(given().get("/tables/" + lost), 503, "unavailable").header("Retry-After", "2");
        }
        problem(given().get("/tables/faulty"), 500, "internal").body(not(containsString("secret")));
    }

    private static ValidatableResponse problem(Response response, int status, String type) {
        return response.then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("https://tillgate.io/problems/" + type))
                .body("status", equalTo(status));
    }
}
