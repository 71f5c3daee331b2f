package io.tillgate.user.registration;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.UserServiceEnvironment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class RegistrationResourceTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI address;

    @Test
    @DisplayName("POST /users in JSON makes an active account: 201, Location, the resource")
    void json() {
        String name = freshName();

        post(Map.of("user_name", name, "password", PASSWORD, "grant_type", "password", "display_name", "Ada L."))
                .then()
                .statusCode(201)
                .contentType("application/json")
                .header("Location", matchesPattern("/users/[0-9a-f-]{36}"))
                .header("Cache-Control", "no-store")
                .body("user_name", equalTo(name))
                .body("display_name", equalTo("Ada L."))
                .body("email", nullValue())
                .body("status", equalTo("active"))
                .body("groups", equalTo(List.of("user")))
                .body("created_at", matchesPattern("\\d{4}-.*Z"))
                .body("size()", equalTo(8));
    }

    @Test
    @DisplayName("POST /users as a form does the same; a parameter without a value counts as absent")
    void form() {
        String name = freshName();

        given().formParam("user_name", name)
                .formParam("password", PASSWORD)
                .formParam("grant_type", "password")
                .formParam("email", "")
                .post("/users")
                .then()
                .statusCode(201)
                .body("user_name", equalTo(name))
                .body("email", nullValue());
    }

    @Test
    @DisplayName("A form parameter that comes twice is invalid")
    void formTwice() {
        given().formParam("user_name", freshName(), freshName())
                .formParam("password", PASSWORD)
                .post("/users")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("user_name"));
    }

    @Test
    @DisplayName("groups, status, id and other fields of a registration change nothing: the account is in group user")
    void noEscalation() {
        post(Map.of(
                        "user_name",
                        freshName(),
                        "password",
                        PASSWORD,
                        "groups",
                        List.of("administrator"),
                        "status",
                        "disabled",
                        "id",
                        "00000000-0000-0000-0000-000000000001",
                        "version",
                        7))
                .then()
                .statusCode(201)
                .body("groups", equalTo(List.of("user")))
                .body("status", equalTo("active"))
                .body("id", org.hamcrest.Matchers.not("00000000-0000-0000-0000-000000000001"));
    }

    @ParameterizedTest(name = "{0} in {1} is wrong")
    @CsvSource(
            delimiter = '|',
            value = {
                "user_name | {'password':'PASSWORD'}",
                "user_name | {'user_name':'','password':'PASSWORD'}",
                "user_name | {'user_name':null,'password':'PASSWORD'}",
                "user_name | {'user_name':7,'password':'PASSWORD'}",
                "user_name | {'user_name':['a'],'password':'PASSWORD'}",
                "user_name | {'user_name':'with space','password':'PASSWORD'}",
                "user_name | {'user_name':'nul\\u0000','password':'PASSWORD'}",
                "user_name | {'user_name':'sl/ash','password':'PASSWORD'}",
                "user_name | {'user_name':'аda-cyrillic','password':'PASSWORD'}",
                "user_name | {'user_name':'LONG','password':'PASSWORD'}",
                "password | {'user_name':'bad-input'}",
                "password | {'user_name':'bad-input','password':''}",
                "password | {'user_name':'bad-input','password':'short7!'}",
                "password | {'user_name':'bad-input','password':'password'}",
                "password | {'user_name':'bad-input','password':'bad-input1'}",
                "password | {'user_name':'bad-input','password':{'a':1}}",
                "password | {'user_name':'bad-input','password':'lone \\ud800 surrogate'}",
                "password | {'user_name':'bad-input','password':'LONGLONGLONG'}",
                "grant_type | {'user_name':'bad-input','password':'PASSWORD','grant_type':'client_credentials'}",
                "email | {'user_name':'bad-input','password':'PASSWORD','email':'nobody'}",
                "email | {'user_name':'bad-input','email':'a@b@c'}",
                "email | {'user_name':'bad-input','email':'a@b\\r\\nBcc: x@y'}",
                "display_name | {'user_name':'bad-input','password':'PASSWORD','display_name':'a\\u0000b'}",
                "display_name | {'user_name':'bad-input','password':'PASSWORD','display_name':''}",
            })
    @DisplayName("Bad fields are 400 with the field in violations")
    void badFields(String field, String body) {
        String json = body.replace("LONGLONGLONG", "long".repeat(33))
                .replace("LONG", "n".repeat(65))
                .replace("PASSWORD", PASSWORD)
                .replace('\'', '"');

        given().contentType("application/json")
                .body(json)
                .post("/users")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tillgate.io/problems/invalid-request"))
                .body("status", equalTo(400))
                .body("violations.field", hasItem(field));
    }

    @Test
    @DisplayName("All invalid fields are reported at once")
    void allViolations() {
        post(Map.of("user_name", "a b", "password", "x", "email", "y"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("user_name", "password", "email"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "\"text\"", "{} {}", "{\"user_name\":\"a\",\"user_name\":\"b\"}", "\u0000"
            })
    @DisplayName("RFC 8259: a body that is not a JSON object is 400")
    void malformedJson(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/users")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.size()", equalTo(1));
    }

    @Test
    @DisplayName("Deeply nested JSON is 400, and quickly so")
    void nested() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        for (String body : List.of("[".repeat(30_000), "{\"a\":".repeat(10_000))) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(address.resolve("/users").toString()))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(5))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("A name is taken without regard to case")
    void taken() {
        String name = freshName();
        post(Map.of("user_name", name, "password", PASSWORD)).then().statusCode(201);

        post(Map.of("user_name", name.toUpperCase(java.util.Locale.ROOT), "password", PASSWORD))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tillgate.io/problems/user-name-taken"));
    }

    @Test
    @DisplayName("Of concurrent registrations of one name one is 201 and all others are 409")
    void race() {
        String name = freshName();

        List<CompletableFuture<Response>> calls = IntStream.range(0, 8)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> post(Map.of("user_name", name, "password", PASSWORD))))
                .toList();

        List<Integer> statuses =
                calls.stream().map(call -> call.join().statusCode()).sorted().toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    @DisplayName("RFC 6750 §3.1: a bad token is 401 also where none is needed")
    void badToken() {
        given().header("Authorization", "Bearer not.a.token")
                .contentType("application/json")
                .body(Map.of("user_name", freshName(), "password", PASSWORD))
                .post("/users")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    @Test
    @DisplayName("A client may register accounts for its users")
    void byClient() {
        given().auth()
                .oauth2(issuer.clientToken("pos-admin", ""))
                .contentType("application/json")
                .body(Map.of("user_name", freshName(), "password", PASSWORD))
                .post("/users")
                .then()
                .statusCode(201);
    }
}
