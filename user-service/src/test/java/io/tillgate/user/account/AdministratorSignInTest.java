package io.tillgate.user.account;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.register;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.UserServiceEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class AdministratorSignInTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @Test
    @DisplayName(
            "RFC 9470: an administrator changes or deletes an account with a sign-in of the last five minutes alone")
    void recentSignIn() {
        String path = "/users/" + register();
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("groups", List.of("user", "administrator")),
                Map.of("status", "disabled"),
                Map.of("display_name", "Ada"))) {
            assertTooOld(administrator(Duration.ofMinutes(6)).body(change).patch(path));
        }
        assertTooOld(administrator(Duration.ofMinutes(6)).delete(path));
        administrator(Duration.ofMinutes(6)).get(path).then().statusCode(200).body("status", equalTo("active"));

        administrator(Duration.ofMinutes(4))
                .body(Map.of("display_name", "Ada"))
                .patch(path)
                .then()
                .statusCode(200);
        administrator(Duration.ofMinutes(4)).delete(path).then().statusCode(204);
    }

    @Test
    @DisplayName("RFC 9470: an administrator makes an account with a sign-in of the last five minutes alone")
    void newAccount() {
        Map<String, String> wanted = Map.of("user_name", freshName(), "password", PASSWORD);

        assertTooOld(administrator(Duration.ofMinutes(6)).body(wanted).post("/users"));
        given().auth()
                .oauth2(issuer.clientToken("panel", "users:register"))
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", freshName(), "password", PASSWORD))
                .post("/users")
                .then()
                .statusCode(201);

        administrator(Duration.ofMinutes(4))
                .body(wanted)
                .post("/users")
                .then()
                .statusCode(201)
                .body("groups", equalTo(List.of("user")));
    }

    private RequestSpecification administrator(Duration ago) {
        return given().auth()
                .oauth2(issuer.signedIn(ago, AccountIssuer.administratorId(), "account admin", "user", "administrator"))
                .contentType(ContentType.JSON);
    }

    private static void assertTooOld(Response answer) {
        answer.then()
                .statusCode(401)
                .header(
                        "WWW-Authenticate",
                        equalTo("Bearer error=\"insufficient_user_authentication\", max_age=\"300\""));
    }
}
