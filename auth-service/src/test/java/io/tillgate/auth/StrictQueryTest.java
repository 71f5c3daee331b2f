package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StrictQueryTest extends TokenFlow {
    private static final String PROBLEM = "application/problem+json";

    /** OAuth endpoints ignore unknown parameters (RFC 6749 section 3.2). Pages are not in the document. */
    private static final Set<String> OTHERS = Set.of(
            "/apps/auth",
            "/auth/refresh-token",
            "/auth/token",
            "/oauth/authorize",
            "/oauth/end-session",
            "/oauth/introspect",
            "/oauth/revoke",
            "/oauth/token",
            "/userinfo");

    @Test
    @DisplayName("Every call that changes or ends something refuses a parameter that it does not know")
    void everyRoute() {
        String admin = signInAsAdministrator().path("access_token");
        JsonPath document = given().get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        List<String> lenient = new ArrayList<>();
        Set<String> others = new TreeSet<>();

        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(Set.of("post", "put", "patch", "delete")::contains)
                .forEach(method -> {
                    if (OTHERS.contains(path)) {
                        others.add(path);
                        return;
                    }
                    Response answer = given().auth()
                            .oauth2(admin)
                            .contentType(ContentType.JSON)
                            .body("{}")
                            .request(
                                    method,
                                    path.replaceAll(
                                                    "\\{[^}]+}",
                                                    UUID.randomUUID().toString()) + "?unknown=1");
                    if (answer.statusCode() != 400
                            || !answer.contentType().startsWith(PROBLEM)
                            || !List.of("unknown").equals(answer.path("violations.field"))) {
                        lenient.add(method + " " + path + " " + answer.asString());
                    }
                }));

        assertThat(lenient).isEmpty();
        assertThat(others).isEqualTo(new TreeSet<>(OTHERS));
    }

    @ParameterizedTest
    @DisplayName("DELETE /grants with a misspelt, empty or repeated filter is 400, and nothing ends")
    @CsvSource({
        "clientid=chimpy-pos, clientid, is not known",
        "client_id=, client_id, must not be empty",
        "client_id, client_id, must not be empty",
        "user_id=, user_id, must not be empty",
        "dry_run=true, dry_run, is not known",
        "client_id=a&client_id=b, client_id, must be given once",
        "client_id=chimpy-pos&x=, x, is not known"
    })
    void grants(String query, String field, String message) {
        Response tokens = signInAtPos();

        for (Response caller : List.of(tokens, signInAsAdministrator())) {
            given().auth()
                    .oauth2(caller.path("access_token"))
                    .urlEncodingEnabled(false)
                    .delete("/grants?" + query)
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("violations", hasSize(1))
                    .body("violations[0].field", equalTo(field))
                    .body("violations[0].message", equalTo(message));

            assertThat(introspect(caller.path("access_token"))).containsEntry("active", true);
            refreshAtPos(caller.path("refresh_token")).then().statusCode(201);
        }
    }

    @ParameterizedTest
    @DisplayName("A malformed number is 400 and names the parameter, not 404")
    @ValueSource(strings = {"x", "", "1.5", "99999999999", "50&limit=60"})
    void numbers(String limit) {
        given().auth()
                .oauth2(signInAtPos().path("access_token"))
                .get("/grants?limit=" + limit)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations[0].field", equalTo("limit"));
    }

    private Response signInAsAdministrator() {
        UUID id = UUID.randomUUID();
        userService.put(id, "admin-" + id, PASSWORD, "active", List.of("user", "administrator"), 1, CREATED);
        return given().auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", "admin-" + id, "password", PASSWORD))
                .post("/auth/token");
    }
}
