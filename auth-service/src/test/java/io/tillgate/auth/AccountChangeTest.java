package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.event.AccountChanged;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountChangeTest extends TokenFlow {
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

    @Test
    @DisplayName("A record that can never be stored goes to the dead-letter topic and holds nothing up")
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

    private AccountChanged groups(long version, List<String> groups) {
        return new AccountChanged(
                account.toString(), userName, "active", groups, version, "groups_changed", CREATED, null, null);
    }

    private AccountChanged changed(String status, long version) {
        return new AccountChanged(
                account.toString(), userName, status, List.of("user"), version, status, Instant.EPOCH, null, null);
    }
}
