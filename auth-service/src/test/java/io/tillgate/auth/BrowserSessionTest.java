package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BrowserSessionTest extends CodeFlow {
    private static final String COOKIE = "tillgate-session";

    @Test
    @DisplayName(
            "Each sign-in sets a new session cookie (HttpOnly, SameSite=Lax, whole origin) and ends the old session")
    void newAtEachSignIn() {
        visitor.cookies.put(COOKIE, "planted");
        visitor.signIn(visitor.open("/sign-in"), userName, PASSWORD);
        String first = visitor.cookies.get(COOKIE);
        assertThat(first).isNotEqualTo("planted").hasSize(43);

        Visitor.Answer form = visitor.open("/sign-in?switch=true");
        Visitor.Answer signedIn = visitor.post(
                "/sign-in",
                java.util.Map.of(
                        "form_token", form.hidden().get("form_token"), "user_name", userName, "password", PASSWORD));
        assertThat(signedIn.setCookies())
                .filteredOn(cookie -> cookie.startsWith(COOKIE + "="))
                .hasSize(1);
        assertThat(signedIn.setCookies())
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax")
                        .containsIgnoringCase("Path=/")
                        .doesNotContainIgnoringCase("Domain"));
        assertThat(visitor.cookies.get(COOKIE)).isNotEqualTo(first);

        Visitor old = new Visitor();
        old.cookies.put(COOKIE, first);
        assertThat(old.open("/sign-in").body()).doesNotContain("You&#39;re signed in");
    }

    @Test
    @DisplayName("A session ends when it lies unused, and at last however much it is used")
    void lifetimes() {
        pass(authorizeTill());
        change("UPDATE browser_session SET last_seen_at = now() - interval '7 hours' WHERE account_id = $1", account);
        assertThat(visitor.open(authorizeTill()).response()).containsKey("code");
        change("UPDATE browser_session SET last_seen_at = now() - interval '8 hours' WHERE account_id = $1", account);
        assertThat(visitor.open(authorizeTill()).path()).startsWith("/sign-in");

        pass(authorizeTill());
        change("UPDATE browser_session SET expires_at = now() WHERE account_id = $1", account);
        assertThat(visitor.open(authorizeTill()).path()).startsWith("/sign-in");
    }

    @Test
    @DisplayName("Its last use is recorded at most once a minute")
    void notedOnceAMinute() {
        pass(authorizeTill());
        OffsetDateTime seen = lastSeen();
        visitor.open(authorizeTill());
        assertThat(lastSeen()).isEqualTo(seen);

        change("UPDATE browser_session SET last_seen_at = now() - interval '2 minutes' WHERE account_id = $1", account);
        visitor.open(authorizeTill());
        assertThat(lastSeen()).isAfterOrEqualTo(seen);
    }

    @Test
    @DisplayName("An account lists its sessions and ends one: grants without offline_access end with it, others stay")
    void listedAndEnded() {
        Response plain = redeem(code("scope", "openid menu:read account"));
        Response offline = redeem(code("scope", "openid menu:read account offline_access"));
        offline.then().statusCode(200).body("scope", equalTo("openid menu:read account offline_access"));
        sessions(plain.path("access_token"))
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].current", equalTo(true))
                .body("[0].user_agent", equalTo("Visitor/1.0"));
        String id = sessions(plain.path("access_token")).path("[0].id");

        end(offline, UUID.randomUUID().toString()).then().statusCode(404);
        end(offline, id).then().statusCode(204);

        assertThat(isActive(plain.path("access_token"))).isFalse();
        assertThat(isActive(offline.path("access_token"))).isTrue();
        sessions(offline.path("access_token")).then().body("$", hasSize(0));
        assertThat(visitor.open(authorizeTill()).path()).startsWith("/sign-in");
    }

    @Test
    @DisplayName("Nobody sees or ends another account's sessions")
    void othersSessions() {
        Response own = redeem(code("scope", "openid account"));
        String id = sessions(own.path("access_token")).path("[0].id");
        UUID other = UUID.randomUUID();
        userService.put(other, "eve-" + other, PASSWORD, "active", List.of("user"), 1, CREATED);
        Response eve = passwordGrant("eve-" + other, PASSWORD);

        sessions(eve.path("access_token")).then().statusCode(200).body("$", hasSize(0));
        end(eve, id).then().statusCode(404);
        given().get("/oauth/sessions").then().statusCode(401);
        sessions(redeem(code()).path("access_token")).then().statusCode(403);
    }

    @Test
    @DisplayName("Signing out everywhere ends every session of the account")
    void everywhere() {
        Response tokens = redeem(code("scope", "openid account offline_access"));
        Visitor elsewhere = new Visitor();
        elsewhere.signIn(elsewhere.open("/sign-in"), userName, PASSWORD);
        sessions(tokens.path("access_token")).then().body("$", hasSize(2));

        given().auth()
                .oauth2(tokens.path("access_token"))
                .delete("/oauth/sessions")
                .then()
                .statusCode(204);

        assertThat(elsewhere.open("/sign-in").body()).doesNotContain("You&#39;re signed in");
        assertThat(visitor.open("/sign-in").body()).doesNotContain("You&#39;re signed in");
    }

    @Test
    @DisplayName("A new password, and the account's end, end its sessions")
    void accountChanges() {
        visitor.signIn(visitor.open("/sign-in"), userName, PASSWORD);
        topics.send(told("active", List.of("user", "master"), 2, CREATED.plusSeconds(60)));
        awaitSignedOut();

        userService.put(account, userName, PASSWORD, "active", List.of("user"), 2, CREATED.plusSeconds(60));
        visitor.signIn(visitor.open("/sign-in"), userName, PASSWORD);
        assertThat(visitor.open("/sign-in").body()).contains("You&#39;re signed in");
        topics.send(told("disabled", List.of("user"), 3, CREATED.plusSeconds(60)));
        awaitSignedOut();
    }

    @Test
    @DisplayName("Another account signing in in the same browser ends the session that was there")
    void anotherAccount() {
        Response own = redeem(code());
        UUID other = UUID.randomUUID();
        userService.put(other, "eve-" + other, PASSWORD, "active", List.of("user"), 1, CREATED);
        visitor.signIn(visitor.open("/sign-in?switch=true"), "eve-" + other, PASSWORD);

        assertThat(visitor.open("/sign-in").body()).contains("eve-" + other);
        assertThat(isActive(own.path("access_token"))).isFalse();
    }

    private void awaitSignedOut() {
        await().atMost(10, SECONDS).until(() -> !visitor.open("/sign-in").body().contains("You&#39;re signed in"));
    }

    private OffsetDateTime lastSeen() {
        return (OffsetDateTime) value("SELECT last_seen_at FROM browser_session WHERE account_id = $1", account);
    }

    private static Response end(Response tokens, String id) {
        return given().auth().oauth2(tokens.path("access_token")).delete("/oauth/sessions/" + id);
    }
}
