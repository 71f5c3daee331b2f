package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.event.ScopeChanged;
import io.tillgate.event.ScopeWording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("If the meaning of a scope is extended, users are asked again")
class ReconsentTest extends ModuleFlow {
    private static final String SCOPE = "openid menu:read";

    @Test
    @DisplayName("Remembered consent is void; the page shows the new meaning, and the new consent is remembered")
    void remembered() {
        pass(authorize());
        assertThat(visitor.open(authorize()).response()).containsKey("code");

        widen("Read the menu, and what it costs");

        Visitor.Answer page = visitor.open(authorize());
        assertThat(page.path()).startsWith("/consent");
        assertThat(page.body()).contains("Read the menu, and what it costs");
        assertThat(visitor.decide(page, "allow").response()).containsKey("code");
        assertThat(visitor.open(authorize()).response()).containsKey("code");
    }

    @Test
    @DisplayName("A change that does not ask for it leaves consent and grants as they are")
    void otherChange() {
        Response tokens = redeem(code());

        send(scope("Read the menus", known()));
        await().atMost(10, SECONDS)
                .until(() -> "Read the menus".equals(value("SELECT label FROM scope WHERE namespace = 'menu:read'")));

        assertThat(visitor.open(authorize()).response()).containsKey("code");
        assertThat(refresh(tokens).<String>path("scope")).isEqualTo(SCOPE);
    }

    @Test
    @DisplayName(
            "RFC 6749 §6: a refresh leaves the scope out until it is allowed again; asked for by name it is invalid_scope")
    void refreshed() {
        Response tokens = redeem(code());

        widen("More");

        Response narrower = refresh(tokens);
        assertThat(narrower.<String>path("scope")).isEqualTo("openid");
        Response asked = form().formParams(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "pos-web",
                        "refresh_token",
                        narrower.path("refresh_token"),
                        "scope",
                        SCOPE)
                .post("/oauth/token");
        asked.then().statusCode(400);
        assertThat(asked.<String>path("error")).isEqualTo("invalid_scope");
        assertThat(redeem(code()).<String>path("scope")).isEqualTo(SCOPE);
    }

    @Test
    @DisplayName("First-party clients, which never ask, keep it")
    void firstParty() {
        Visitor.Answer signIn = visitor.open(authorizeTill());
        Response tokens = redeemAtTill(
                visitor.signIn(signIn, userName, PASSWORD).response().get("code"));

        widen("More");

        Response refreshed = form().auth()
                .preemptive()
                .basic("till-app", "till-app-secret")
                .formParams("grant_type", "refresh_token", "refresh_token", tokens.path("refresh_token"))
                .post("/oauth/token");
        assertThat(refreshed.<String>path("scope")).isEqualTo(tokens.<String>path("scope"));
    }

    @Test
    @DisplayName("The answer of an outdated page has no effect and leads to the current page")
    void shownBefore() {
        Visitor.Answer page = visitor.signIn(visitor.open(authorize()), userName, PASSWORD);
        assertThat(page.path()).startsWith("/consent");

        widen("What it means now");

        Visitor.Answer again = visitor.decide(page, "allow");
        assertThat(again.path()).startsWith("/consent");
        assertThat(again.body()).contains("What it means now");
        assertThat(value("SELECT count(*) FROM consent WHERE account_id = $1", account))
                .isEqualTo(0L);
        assertThat(visitor.decide(again, "allow").response()).containsKey("code");
    }

    @Test
    @DisplayName("A code that was given before gives a token without the scope")
    void codeBefore() {
        String code = code();

        widen("More");

        assertThat(redeem(code).<String>path("scope")).isEqualTo("openid");
    }

    @Test
    @DisplayName("API keys lose the scope; a page that a module showed before makes no key")
    void apiKeys() {
        String key = key("menu:read,account");
        Visitor.Answer page = consentPage("menu:read");

        widen("More");

        assertThat(introspectKey(key)).containsEntry("active", true).containsEntry("scope", "account");
        assertThat(answer(page, "allow").status()).isEqualTo(400);
        assertThat(introspectKey(key("menu:read"))).containsEntry("scope", "menu:read");
    }

    @Test
    @DisplayName("Concurrent refreshes do not fail, and none afterwards has the scope")
    void raced() throws Exception {
        List<Response> grants = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            grants.add(redeem(code()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(grants.size());
        try {
            List<Future<Response>> last = grants.stream()
                    .map(first -> threads.submit(() -> {
                        Response now = first;
                        while (now.<String>path("scope").equals(SCOPE)) {
                            now = refresh(now);
                        }
                        return now;
                    }))
                    .toList();
            widen("More");
            for (Future<Response> each : last) {
                assertThat(each.get(20, SECONDS).<String>path("scope")).isEqualTo("openid");
                assertThat(refresh(each.get()).<String>path("scope")).isEqualTo("openid");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName(
            "Pages use the user's language if the module has it, also a regional variant, else the module's default")
    void translated() {
        send(scope(
                "Read the menu",
                known(),
                Map.of("it-CH", new ScopeWording("Leggere il menu", "Vedere i <b>piatti</b>"))));
        await().atMost(10, SECONDS).until(() -> (Boolean) value(
                "SELECT translations ? 'it-CH' AND label = 'Read the menu' FROM scope WHERE namespace = 'menu:read'"));

        visitor.headers.put("Accept-Language", "it");
        Visitor.Answer italian = visitor.signIn(visitor.open(authorize()), userName, PASSWORD);
        assertThat(italian.body())
                .contains("Leggere il menu", "Vedere i &lt;b&gt;piatti")
                .doesNotContain("Read the menu");
        assertThat(consentPage("menu:read").body()).contains("Leggere il menu");
        visitor.headers.put("Accept-Language", "en");
        assertThat(visitor.open(authorize()).body()).contains("Read the menu").doesNotContain("Leggere");
    }

    private static Response refresh(Response tokens) {
        Response refreshed = form().formParams(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "pos-web",
                        "refresh_token",
                        tokens.path("refresh_token"))
                .post("/oauth/token");
        refreshed.then().statusCode(200);
        return refreshed;
    }

    /** The scope means more from now on. */
    private void widen(String label) {
        long version = System.nanoTime();
        send(scope(label, version));
        await().atMost(10, SECONDS).until(() -> known() == version);
    }

    private long known() {
        return (Long) value("SELECT consent_version FROM scope WHERE namespace = 'menu:read'");
    }

    private void send(ScopeChanged changed) {
        topics.send(changed);
    }

    private static ScopeChanged scope(String label, long consentVersion) {
        return scope(label, consentVersion, Map.of());
    }

    private static ScopeChanged scope(String label, long consentVersion, Map<String, ScopeWording> translations) {
        return new ScopeChanged(
                "menu:read",
                label,
                label,
                "pos",
                null,
                null,
                List.of(),
                "tillgate",
                false,
                "active",
                System.nanoTime(),
                "changed",
                null,
                null,
                translations,
                consentVersion,
                null,
                null);
    }
}
