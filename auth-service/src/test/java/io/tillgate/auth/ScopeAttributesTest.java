package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tillgate.event.ScopeChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScopeAttributesTest extends ModuleFlow {
    private final String scope = "till:" + account;

    @Test
    @DisplayName(
            "No API key holds admin, not even an administrator's: it cannot be allowed, and a key that has it lost it")
    void adminIsNeverOfKeys() {
        userService.put(account, userName, PASSWORD, "active", List.of("user", "master", "administrator"), 2, CREATED);

        Visitor.Answer page = consentPage("admin,menu:read");
        assertThat(page.body())
                .contains(
                        "data-scope=\"admin\" data-refused=\"NO_API_KEYS\"", "API keys can&#39;t have this permission")
                .doesNotContain("value=\"allow\"");
        assertThat(answer(page, "allow").status()).isEqualTo(403);
        assertThat(keys()).isEmpty();

        String key = key("menu:read");
        change("UPDATE api_key SET scopes = '{admin,menu:read,users:verify}' WHERE account_id = $1", account);
        assertThat(introspectKey(key)).containsEntry("scope", "menu:read");
        RestAssured.given().header("X-API-KEY", key).get("/clients").then().statusCode(403);
    }

    @Test
    @DisplayName("A scope that is closed to keys is removed from existing keys, and returns when it is opened again")
    void closedToKeys() {
        register(null, null);
        String key = key("menu:read," + scope);
        assertThat(introspectKey(key)).containsEntry("scope", "menu:read " + scope);

        register(false, null);

        assertThat(introspectKey(key)).containsEntry("scope", "menu:read");
        assertThat(consentPage(scope).body()).contains("data-refused=\"NO_API_KEYS\"");
        register(null, null);
        assertThat(introspectKey(key)).containsEntry("scope", "menu:read " + scope);
    }

    @Test
    @DisplayName("Granting a grave scope to a module needs a recent sign-in: an older session signs in again")
    void graveForModule() {
        register(null, true);
        Visitor.Answer page = consentPage(scope);
        signedInAnHourAgo();

        assertThat(answer(page, "allow").location()).startsWith("/sign-in?request=");
        assertThat(visitor.open(request(MODULE, "menu:read")).path()).startsWith("/oauth/module?");
        Visitor.Answer again = visitor.open(request(MODULE, scope));
        assertThat(again.path()).startsWith("/sign-in?request=");
        Visitor.Answer asked = visitor.signIn(again, userName, PASSWORD);
        assertThat(asked.path()).startsWith("/oauth/module?");
        assertThat(answer(asked, "allow").response()).containsKey("key");
    }

    @Test
    @DisplayName("Granting a grave scope to a client needs a recent sign-in; remembered consent does not")
    void graveForClient() {
        change("UPDATE scope SET grave = true WHERE namespace = 'menu:read'");
        try {
            Visitor.Answer page = visitor.signIn(visitor.open(authorize()), userName, PASSWORD);
            assertThat(page.path()).startsWith("/consent?");
            signedInAnHourAgo();

            Visitor.Answer asked = visitor.decide(page, "allow");
            assertThat(asked.path()).startsWith("/sign-in?request=");
            assertThat(visitor.open(authorize("prompt", "none")).response()).containsEntry("error", "consent_required");
            Visitor.Answer signedIn = visitor.signIn(asked, userName, PASSWORD);
            Visitor.Answer allowed =
                    signedIn.path().startsWith("/consent?") ? visitor.decide(signedIn, "allow") : signedIn;
            assertThat(allowed.response()).containsKey("code");

            signedInAnHourAgo();
            assertThat(visitor.open(authorize()).response()).containsKey("code");
        } finally {
            change("UPDATE scope SET grave = false WHERE namespace = 'menu:read'");
        }
    }

    @Test
    @DisplayName("Consent pages name the client that registered a scope, beside its app")
    void owner() {
        register(null, null);
        assertThat(consentPage(scope).body())
                .containsPattern("(?s)<h2[^>]*>till</h2>.*data-owner=\"till-module\">Registered by till-module<");
        assertThat(visitor.open(authorize()).body())
                .containsPattern(
                        "(?s)data-scope=\"menu:read\".*data-owner=\"tillgate\">[a-z]+ · Registered by tillgate<");
    }

    private void signedInAnHourAgo() {
        change(
                "UPDATE browser_session SET authenticated_at = authenticated_at - interval '1 hour' WHERE account_id = $1",
                account);
    }

    private void register(@Nullable Boolean apiKeys, @Nullable Boolean grave) {
        long version = System.nanoTime();
        topics.send(new ScopeChanged(
                scope,
                "Till",
                "Use the till",
                "till",
                null,
                null,
                List.of(),
                "till-module",
                false,
                "active",
                version,
                "changed",
                null,
                null,
                null,
                null,
                apiKeys,
                grave));
        await().atMost(10, SECONDS)
                .until(() ->
                        Long.valueOf(version).equals(value("SELECT version FROM scope WHERE namespace = $1", scope)));
    }
}
