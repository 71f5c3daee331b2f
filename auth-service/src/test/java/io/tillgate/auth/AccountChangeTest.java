package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.event.AccountChanged;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccountChangeTest extends CodeFlow {
    @Test
    @DisplayName("A disabled account loses its grants and tokens; enabled again, it signs in within the same second")
    void disabledAccount() {
        Response tokens = signInAtPos();
        userService.put(account, userName, PASSWORD, "disabled", List.of("user"), 2, CREATED);
        topics.send(changed("disabled", 2));

        await().atMost(10, SECONDS)
                .until(() -> !(Boolean) introspect(tokens.path("access_token")).get("active"));
        refreshAtPos(tokens.path("refresh_token")).then().statusCode(401);
        signInAtPos().then().statusCode(400).body("error", equalTo("invalid_grant"));

        userService.put(account, userName, PASSWORD, "active", List.of("user"), 3, CREATED);
        Response again = signInAtPos();
        again.then().statusCode(201);
        assertThat(introspect(again.path("access_token"))).containsEntry("active", true);
    }

    @Test
    @DisplayName("A sign-in that was under way with the old password gets nothing once the new one is known")
    void passwordChangedMeanwhile() {
        Response before = signInAtPos();
        Instant newPassword = CREATED.plusSeconds(60);
        topics.send(new AccountChanged(
                account.toString(),
                userName,
                "active",
                List.of("user", "master"),
                2,
                "password_changed",
                newPassword,
                null,
                null));
        await().atMost(10, SECONDS)
                .until(() -> refreshAtPos(before.path("refresh_token")).statusCode() == 401);

        signInAtPos().then().statusCode(400).body("error", equalTo("invalid_grant"));

        userService.put(account, userName, PASSWORD, "active", List.of("user", "master"), 2, newPassword);
        Response after = signInAtPos();
        after.then().statusCode(201);
        refreshAtPos(after.path("refresh_token")).then().statusCode(201);
    }

    @Test
    @DisplayName("An account that loses a group loses its access tokens, and gets narrower ones by refresh")
    void groupLost() {
        signInAtPos();
        topics.send(groups(2, List.of("user", "master")));
        Response tokens = signInAtPos();
        topics.send(groups(3, List.of("user")));

        await().atMost(10, SECONDS)
                .until(() -> !(Boolean) introspect(tokens.path("access_token")).get("active"));
        Response narrower = refreshAtPos(tokens.path("refresh_token"));
        narrower.then().statusCode(201);
        assertThat(introspect(narrower.path("access_token")))
                .containsEntry("active", true)
                .containsEntry("scope", "account menu:read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "client"})
    @DisplayName("A group is lost with the tokens that an earlier revocation of the account or a client dated ahead")
    void groupLostInTheSameSecond(String table) {
        signInAtPos();
        topics.send(groups(2, List.of("user", "master")));
        Instant ahead = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(5);
        change("UPDATE " + table + " SET tokens_not_before = $1", ahead.atOffset(ZoneOffset.UTC));
        Response tokens = signInAtPos();

        topics.send(groups(3, List.of("user")));

        await().atMost(10, SECONDS)
                .until(() -> !(Boolean) introspect(tokens.path("access_token")).get("active"));
        Response narrower = refreshAtPos(tokens.path("refresh_token"));
        assertThat(introspect(narrower.path("access_token"))).containsEntry("active", true);
    }

    @Test
    @DisplayName("An account whose lost group is first noticed at a sign-in loses its access tokens at once")
    void groupLostKnownBySignIn() {
        Response before = signInAtPos();
        userService.put(account, userName, PASSWORD, "active", List.of("user"), 2, CREATED);

        Response after = signInAtPos();

        after.then().statusCode(201);
        assertThat(introspect(before.path("access_token"))).isEqualTo(Map.of("active", false));
        assertThat(introspect(after.path("access_token")))
                .containsEntry("active", true)
                .containsEntry("scope", "account menu:read");
    }

    @Test
    @DisplayName("A refresh repeated after the loss of a group issues no scope that required the group")
    void retryAfterGroupLost() {
        String first = form().formParams(
                        "grant_type",
                        "password",
                        "client_id",
                        "chimpy-pos",
                        "username",
                        userName,
                        "password",
                        PASSWORD,
                        "scope",
                        "menu:read menu:write offline_access")
                .post("/oauth/token")
                .path("refresh_token");
        Response once = refresh(first);
        once.then().statusCode(200).body("scope", equalTo("menu:read menu:write offline_access"));
        topics.send(groups(2, List.of("user")));
        await().atMost(10, SECONDS)
                .until(() -> !(Boolean) introspectAs("backoffice", "backoffice-secret", once.path("access_token"))
                        .get("active"));

        Response again = refresh(first);

        again.then().statusCode(200).body("scope", equalTo("menu:read offline_access"));
        assertThat(introspectAs("backoffice", "backoffice-secret", again.path("access_token")))
                .containsEntry("active", true)
                .containsEntry("scope", "menu:read offline_access");
    }

    @Test
    @DisplayName("The apps of an account that loses a group lose their tokens, and get narrower ones")
    void groupOfAnOwnerLost() {
        Map<String, Object> app = given().auth()
                .oauth2(signInAtPos().path("access_token"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Stock list"))
                .post("/apps")
                .jsonPath()
                .getMap("$");
        Map<String, Object> credentials =
                Map.of("clientId", app.get("clientId"), "clientSecret", app.get("clientSecret"));
        String before = appToken(credentials);
        topics.send(groups(2, List.of("user")));

        await().atMost(10, SECONDS).until(() -> !(Boolean)
                introspectAs("backoffice", "backoffice-secret", before).get("active"));
        assertThat(introspectAs("backoffice", "backoffice-secret", appToken(credentials)))
                .containsEntry("active", true)
                .containsEntry("scope", "menu:read");
    }

    @Test
    @DisplayName("A record that can never be stored goes to the dead-letter topic and does not block others")
    void poisonRecord() {
        Response tokens = signInAtPos();
        topics.send(new AccountChanged(
                account.toString(), "a\u0000b", "active", List.of("user"), 2, "created", CREATED, null, null));
        topics.send(new AccountChanged(
                "not-a-uuid", userName, "active", List.of("user"), 2, "created", CREATED, null, null));
        topics.send(changed("disabled", 3));

        await().atMost(10, SECONDS)
                .until(() -> !(Boolean) introspect(tokens.path("access_token")).get("active"));
        await().atMost(10, SECONDS)
                .until(() -> topics.read("tillgate.accounts.dlq").size() >= 2);
    }

    private static Response refresh(String refreshToken) {
        return form().formParams(
                        "grant_type", "refresh_token", "client_id", "chimpy-pos", "refresh_token", refreshToken)
                .post("/oauth/token");
    }

    private static String appToken(Map<String, Object> credentials) {
        return given().contentType(ContentType.JSON)
                .body(credentials)
                .post("/apps/auth")
                .path("accessToken");
    }

    private AccountChanged groups(long version, List<String> groups) {
        return new AccountChanged(
                account.toString(), userName, "active", groups, version, "groups_changed", CREATED, null, null);
    }

    private AccountChanged changed(String status, long version) {
        return new AccountChanged(
                account.toString(), userName, status, List.of("user"), version, status, Instant.EPOCH, null, null);
    }
}
