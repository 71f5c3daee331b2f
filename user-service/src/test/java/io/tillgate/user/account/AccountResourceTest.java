package io.tillgate.user.account;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.post;
import static io.tillgate.user.AccountJson.register;
import static io.tillgate.user.AccountJson.registerPending;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.UserServiceEnvironment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class AccountResourceTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @Test
    @DisplayName("GET /users/me and /users/{id} give one's own account with scope account")
    void own() {
        String name = freshName();
        UUID id = register(name);

        as(issuer.user(id)).get("/users/me").then().statusCode(200).body("user_name", equalTo(name));
        as(issuer.user(id))
                .get("/users/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id.toString()))
                .body("groups", equalTo(List.of("user")))
                .body("size()", equalTo(8));
    }

    @Test
    @DisplayName("RFC 6750 §3.1: no token is 401 without an error, a missing scope 403 insufficient_scope")
    void scopes() {
        UUID id = register();

        for (String path : List.of("/users/me", "/users/" + id, "/users")) {
            given().get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer realm=\"tillgate\"");
        }
        as(issuer.user(id, "menu:read", "user"))
                .get("/users/me")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"account\"")
                .body("detail", equalTo("Required scope: account"));
        as(issuer.user(AccountIssuer.administratorId(), "account", "user", "administrator"))
                .get("/users")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("scope=\"admin\""));
    }

    @Test
    @DisplayName("Another's account is 403, whether or not it exists; group or scope alone make no administrator")
    void others() {
        String stranger = issuer.user(register());
        for (Object id : List.of(register(), UUID.randomUUID(), "no-uuid")) {
            as(stranger).get("/users/" + id).then().statusCode(403).contentType("application/problem+json");
            patch(stranger, id, Map.of("display_name", "x")).statusCode(403);
            as(stranger).delete("/users/" + id).then().statusCode(403);
        }
        UUID id = register();
        as(issuer.user(register(), "account admin", "user"))
                .get("/users/" + id)
                .then()
                .statusCode(403);
        as(issuer.user(register(), "account", "administrator"))
                .get("/users/" + id)
                .then()
                .statusCode(403);
        as(issuer.clientToken("backoffice", "admin account"))
                .get("/users/" + id)
                .then()
                .statusCode(403);
        as(issuer.clientToken("backoffice", "account")).get("/users/me").then().statusCode(403);
        as(issuer.administrator()).get("/users/" + id).then().statusCode(200);
    }

    @Test
    @DisplayName("The group administrator in a token is not enough: the service's own table decides")
    void groupOfTheTokenAlone() {
        UUID id = register();
        String forged = issuer.user(id, "account admin", "user", "administrator");
        UUID other = register();

        as(forged).get("/users").then().statusCode(403);
        as(forged).get("/users/" + other).then().statusCode(403);
        patch(forged, id, Map.of("groups", List.of("user", "administrator"))).statusCode(403);
        patch(forged, other, Map.of("status", "disabled")).statusCode(403);
        as(forged).delete("/users/" + other).then().statusCode(403);
        as(forged).get("/users/" + id).then().statusCode(200).body("groups", equalTo(List.of("user")));
    }

    @Test
    @DisplayName("A former member of the group is not an administrator, even if the token still says so")
    void formerAdministrator() {
        UUID id = register();
        String token = issuer.user(id, "account admin", "user", "administrator");
        patch(issuer.administrator(), id, Map.of("groups", List.of("user", "administrator")))
                .statusCode(200);
        as(token).get("/users").then().statusCode(200);

        patch(issuer.administrator(), id, Map.of("groups", List.of("user"))).statusCode(200);

        as(token).get("/users").then().statusCode(403);
    }

    @Test
    @DisplayName("An id that is unknown, or no id, is 404 for administrators")
    void unknown() {
        for (Object id : List.of(UUID.randomUUID(), "no-uuid", "1-1-1-1-1", "%00")) {
            as(issuer.administrator())
                    .get("/users/" + id)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
            patch(issuer.administrator(), id, Map.of("status", "disabled")).statusCode(404);
            as(issuer.administrator()).delete("/users/" + id).then().statusCode(404);
        }
        as(issuer.user(UUID.randomUUID())).get("/users/me").then().statusCode(404);
    }

    @Test
    @DisplayName(
            "An API key takes no account over: it changes no email address and deletes nothing, be its owner who it may")
    void apiKey() {
        UUID id = register();
        String own = issuer.apiKey(id, "account", "user");
        String administrators =
                issuer.apiKey(AccountIssuer.administratorId(), "account admin", "user", "administrator");

        Map<String, String> reasons =
                Map.of(own, "an API key may not ", administrators, "only administrators may do this");
        reasons.forEach((key, reason) -> {
            for (String body :
                    List.of("{\"email\":\"thief@evil.example\"}", "{\"email\":null,\"display_name\":\"x\"}")) {
                withKey(key)
                        .contentType("application/json")
                        .body(body)
                        .patch("/users/" + id)
                        .then()
                        .statusCode(403)
                        .contentType("application/problem+json")
                        .body("detail", containsString(reason));
            }
            withKey(key).delete("/users/" + id).then().statusCode(403).body("detail", containsString(reason));
        });

        withKey(own)
                .contentType("application/json")
                .body(Map.of("display_name", "Ada"))
                .patch("/users/" + id)
                .then()
                .statusCode(200)
                .body("display_name", equalTo("Ada"))
                .body("email", nullValue());
    }

    private static RequestSpecification withKey(String key) {
        return given().header("X-API-KEY", key);
    }

    @Test
    @DisplayName("PATCH by the account: profile yes, status and groups no; null takes a field away")
    void patchOwn() {
        UUID id = register();
        String token = issuer.user(id);

        patch(token, id, Map.of("display_name", "Ada", "email", "ada@pos.example"))
                .statusCode(200)
                .body("display_name", equalTo("Ada"))
                .body("email", nullValue())
                .body("pending_email", equalTo("ada@pos.example"));
        as(token)
                .contentType("application/merge-patch+json")
                .body("{\"email\":null}")
                .patch("/users/" + id)
                .then()
                .statusCode(200)
                .body("email", nullValue())
                .body("pending_email", nullValue())
                .body("display_name", equalTo("Ada"));
        patch(token, id, Map.of("status", "disabled")).statusCode(403);
        patch(token, id, Map.of("groups", List.of("administrator"), "display_name", "Eve"))
                .statusCode(403);
        as(token).get("/users/me").then().body("display_name", equalTo("Ada")).body("groups", equalTo(List.of("user")));
    }

    @Test
    @DisplayName("PATCH by an administrator: status and groups; the same again changes nothing")
    void patchByAdministrator() {
        UUID id = register();
        Map<String, ?> change = Map.of("status", "disabled", "groups", List.of("user", "master", "user"));

        for (int i = 0; i < 2; i++) {
            patch(issuer.administrator(), id, change)
                    .statusCode(200)
                    .body("status", equalTo("disabled"))
                    .body("groups", equalTo(List.of("user", "master")));
        }
        patch(issuer.administrator(), id, Map.of("status", "active"))
                .statusCode(200)
                .body("status", equalTo("active"));
        patch(issuer.administrator(), id, Map.of()).statusCode(200);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "status | {'status':'deleted'}",
                "status | {'status':'pending_activation'}",
                "status | {'status':null}",
                "status | {'status':1}",
                "groups | {'groups':'user'}",
                "groups | {'groups':null}",
                "groups | {'groups':[1]}",
                "groups | {'groups':['Bad Name']}",
                "groups | {'groups':['a\\u0000']}",
                "email | {'email':'x'}",
                "email | {'email':[]}",
                "display_name | {'display_name':''}",
                "display_name | {'display_name':'two\\nlines'}",
                "user_name | {'user_name':'other'}",
                "password | {'password':'correct-Horse-7-battery'}",
                "version | {'version':9}",
                "body | []",
                "body | {'status':'active','status':'disabled'}",
            })
    @DisplayName("A bad patch is 400 with the field in violations")
    void badPatch(String field, String body) {
        as(issuer.administrator())
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .patch("/users/" + register())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    @Test
    @DisplayName("An account that has no password yet cannot be made active, but disabled")
    void pending() {
        UUID id = registerPending("pending@pos.example");

        patch(issuer.administrator(), id, Map.of("status", "active"))
                .statusCode(400)
                .body("violations.field", hasItem("status"));
        patch(issuer.administrator(), id, Map.of("status", "disabled")).statusCode(200);
    }

    @Test
    @DisplayName("DELETE: 204, then 404; personal data is gone and the name stays taken")
    void delete() {
        String name = freshName();
        UUID id = register(name);
        patch(issuer.user(id), id, Map.of("email", "gone@pos.example")).statusCode(200);

        as(issuer.user(id)).delete("/users/" + id).then().statusCode(204).body(equalTo(""));

        as(issuer.user(id)).get("/users/me").then().statusCode(404);
        as(issuer.administrator()).delete("/users/" + id).then().statusCode(404);
        patch(issuer.administrator(), id, Map.of("status", "active")).statusCode(404);
        post(Map.of("user_name", name, "password", PASSWORD)).then().statusCode(409);
        as(issuer.administrator())
                .queryParam("user_name", name)
                .queryParam("status", "deleted")
                .get("/users")
                .then()
                .body("items[0].id", equalTo(id.toString()))
                .body("items[0].email", nullValue());
    }

    @Test
    @DisplayName("The last active administrator can be neither deleted, disabled nor put out of the group")
    void lastAdministrator() {
        String id = as(issuer.administrator())
                .queryParam("user_name", "ADMIN")
                .get("/users")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");

        as(issuer.administrator())
                .delete("/users/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://tillgate.io/problems/last-administrator"));
        patch(issuer.administrator(), id, Map.of("status", "disabled")).statusCode(409);
        patch(issuer.administrator(), id, Map.of("groups", List.of("user"))).statusCode(409);
    }

    private static RequestSpecification as(String token) {
        return given().urlEncodingEnabled(false).auth().oauth2(token);
    }

    private static ValidatableResponse patch(String token, Object id, Map<String, ?> body) {
        return as(token)
                .contentType("application/json")
                .body(body)
                .patch("/users/" + id)
                .then();
    }
}
