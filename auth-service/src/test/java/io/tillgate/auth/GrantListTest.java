package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GrantListTest extends TokenFlow {

    @Test
    @DisplayName("An account sees who has what of it, since when, and when it was last used")
    void list() {
        Response tokens = signInAtPos();
        passwordGrant(userName, PASSWORD);
        String bearer = refreshAtPos(tokens.path("refresh_token")).path("access_token");

        Response grants = get(bearer, "/grants");

        grants.then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].client_id", equalTo("chimpy-pos"))
                .body("items[0].offline", equalTo(false))
                .body("items[1].client_id", equalTo("pos-admin"))
                .body("items[1].client_name", equalTo("POS admin panel"))
                .body("items[1].user_id", equalTo(account.toString()))
                .body("items[1].offline", equalTo(true))
                .body("items[1].scopes", equalTo(List.of("account", "menu:read", "menu:write", "sales:read")));
        assertThat(grants.<String>path("items[1].last_used_at")).isGreaterThan(grants.path("items[1].created_at"));
        assertThat(grants.<String>path("items[1].expires_at")).isGreaterThan(grants.path("items[1].last_used_at"));
    }

    @Test
    @DisplayName("Pages follow one another; a cursor that was made up, or made for another list, is refused")
    void pages() {
        for (int i = 0; i < 5; i++) {
            signInAtPos().then().statusCode(201);
        }
        String bearer = signInAtPos().path("access_token");
        Set<String> seen = new HashSet<>();
        @Nullable String cursor = null;
        for (int page = 0; page < 3; page++) {
            Response grants = get(bearer, "/grants?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            grants.then().statusCode(200).body("items", hasSize(2));
            seen.addAll(grants.jsonPath().getList("items.id"));
            cursor = grants.path("next_cursor");
        }
        assertThat(seen).hasSize(6);
        assertThat(cursor).isNull();

        String first = get(bearer, "/grants?limit=1").path("next_cursor");
        for (String bad : List.of(
                "limit=0",
                "limit=101",
                "limit=x",
                "cursor=AAAA",
                "cursor=" + first + "A",
                "client_id=x&cursor=" + first)) {
            assertThat(get(bearer, "/grants?" + bad).statusCode()).as(bad).isEqualTo(400);
        }
        get(bearer, "/grants?user_id=x").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    @DisplayName("Ending a grant ends its tokens everywhere, once; another account's is not there")
    void endOne() {
        Response kept = signInAtPos();
        Response ended = signInAtPos();
        String id = grantOf(ended);
        String stranger = signInAs(UUID.randomUUID(), List.of("user")).path("access_token");

        delete(stranger, "/grants/" + id).then().statusCode(404);
        assertThat(introspect(ended.path("access_token"))).containsEntry("active", true);
        delete(kept.path("access_token"), "/grants/" + id).then().statusCode(204);

        assertThat(introspect(ended.path("access_token"))).isEqualTo(Map.of("active", false));
        refreshAtPos(ended.path("refresh_token")).then().statusCode(401);
        delete(kept.path("access_token"), "/grants/" + id).then().statusCode(404);
        delete(kept.path("access_token"), "/grants/no-id").then().statusCode(404);
        assertThat(introspect(kept.path("access_token"))).containsEntry("active", true);
        await().atMost(10, SECONDS)
                .until(() -> topics.read("tillgate.revocations.v1").stream()
                        .anyMatch(record -> record.key().equals("grant:" + id)));
    }

    @Test
    @DisplayName(
            "\"Sign out everywhere\" revokes by subject: every grant and token ends, and a new sign-in works at once")
    void signOutEverywhere() {
        Response first = signInAtPos();
        Response second = signInAtPos();
        String jwt = passwordGrant(userName, PASSWORD).path("access_token");
        String stranger = signInAs(UUID.randomUUID(), List.of("user")).path("access_token");

        delete(first.path("access_token"), "/grants").then().statusCode(204);

        for (String dead : List.of(first.<String>path("access_token"), second.path("access_token"))) {
            assertThat(introspect(dead)).isEqualTo(Map.of("active", false));
        }
        assertThat(introspectAs("backoffice", "backoffice-secret", jwt)).isEqualTo(Map.of("active", false));
        refreshAtPos(second.path("refresh_token")).then().statusCode(401);
        get(first.path("access_token"), "/grants").then().statusCode(401);
        assertThat(introspect(stranger)).containsEntry("active", true);
        String again = signInAtPos().path("access_token");
        get(again, "/grants").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    @DisplayName("Administrators list and end grants by account and client; nobody else")
    void administrators() {
        Response tokens = signInAtPos();
        passwordGrant(userName, PASSWORD);
        String admin =
                signInAs(UUID.randomUUID(), List.of("user", "administrator")).path("access_token");
        String stranger = signInAs(UUID.randomUUID(), List.of("user")).path("access_token");
        String ofAccount = "/grants?user_id=" + account;

        get(stranger, ofAccount).then().statusCode(403);
        delete(stranger, ofAccount).then().statusCode(403);
        get(admin, ofAccount).then().statusCode(200).body("items", hasSize(2));
        get(admin, ofAccount + "&client_id=pos-admin").then().statusCode(200).body("items", hasSize(1));
        get(admin, "/grants?client_id=chimpy-pos&limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));

        delete(admin, ofAccount + "&client_id=chimpy-pos").then().statusCode(204);
        get(admin, ofAccount).then().body("items", hasSize(1));
        assertThat(introspect(tokens.path("access_token"))).containsEntry("active", true);
        delete(admin, "/grants/" + grantOf(tokens)).then().statusCode(204);
        assertThat(introspect(tokens.path("access_token"))).isEqualTo(Map.of("active", false));
        given().get("/grants").then().statusCode(401);
    }

    private String grantOf(Response tokens) {
        String bearer = tokens.path("access_token");
        return get(bearer, "/grants?limit=1").path("items[0].id");
    }

    private Response signInAs(UUID id, List<String> groups) {
        userService.put(id, "u-" + id, PASSWORD, "active", groups, 1, CREATED);
        return given().auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", "u-" + id, "password", PASSWORD))
                .post("/auth/token");
    }

    private static Response get(String bearer, String path) {
        return given().auth().oauth2(bearer).get(path);
    }

    private static Response delete(String bearer, String path) {
        return given().auth().oauth2(bearer).delete(path);
    }
}
