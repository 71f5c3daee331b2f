package io.tillgate.user.error;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.UserServiceEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class StrictQueryTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @Test
    @DisplayName("Every call that changes or ends something refuses a parameter that it does not know")
    void everyRoute() {
        UUID id = register();
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        List<String> lenient = new ArrayList<>();

        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(Set.of("post", "put", "patch", "delete")::contains)
                .filter(method -> !path.startsWith("/internal/"))
                .forEach(method -> {
                    Response answer = given().auth()
                            .oauth2(issuer.administrator())
                            .contentType(ContentType.JSON)
                            .body("{}")
                            .request(method, path.replace("{id}", id.toString()) + "?unknown=1");
                    if (answer.statusCode() != 400 || !List.of("unknown").equals(answer.path("violations.field"))) {
                        lenient.add(method + " " + path + " " + answer.asString());
                    }
                }));

        assertThat(lenient).isEmpty();
        given().auth()
                .oauth2(issuer.user(id))
                .get("/users/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("active"));
    }

    @ParameterizedTest
    @DisplayName("POST /users by form has no query either")
    @ValueSource(strings = {"dry_run=true", "user_name="})
    void form(String query) {
        given().contentType(ContentType.URLENC)
                .urlEncodingEnabled(false)
                .post("/users?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].message", equalTo("is not known"));
    }

    @ParameterizedTest
    @DisplayName("DELETE /users/{id} with a query ends nothing")
    @ValueSource(strings = {"dry_run=true", "dry_run", "id="})
    void delete(String query) {
        UUID id = register();

        given().auth()
                .oauth2(issuer.user(id))
                .urlEncodingEnabled(false)
                .delete("/users/" + id + "?" + query)
                .then()
                .statusCode(400);

        given().auth().oauth2(issuer.user(id)).get("/users/" + id).then().statusCode(200);
    }
}
