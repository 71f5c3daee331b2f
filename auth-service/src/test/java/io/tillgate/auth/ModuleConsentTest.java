package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.ScopeChanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ModuleConsentTest extends ModuleFlow {

    @Test
    @DisplayName("Sign-in, consent, and a 303 to cb with key and key_header; the query of cb is kept")
    void allowed() {
        Visitor.Answer signIn = visitor.open(request(MODULE, "menu:read,sales:read"));
        assertThat(signIn.path()).startsWith("/sign-in");
        assertThat(signIn.body()).contains("loyalty.example");
        Visitor.Answer page = visitor.signIn(signIn, userName, PASSWORD);
        assertThat(page.status()).isEqualTo(200);

        Visitor.Answer answer = answer(page, "allow");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location())
                .matches(
                        "https://loyalty\\.example/cb\\?shop=7&key=tg_[0-9a-f]{8}_[A-Za-z0-9_-]{43}&key_header=X-API-KEY");
        assertThat(isKeyActive(answer.response().get("key"))).isTrue();
    }

    @Test
    @DisplayName("Refusal is a 303 to cb with error=access_denied, and no key")
    void refused() {
        Visitor.Answer answer = answer(consentPage("menu:read"), "refuse");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(MODULE + "&error=access_denied");
        assertThat(keys()).isEmpty();
    }

    @Test
    @DisplayName("The page shows the host in its heading, and each scope's label, description, icon and colour by app")
    void page() {
        register("menu:read", "See <i>dishes</i>", "gastro", "fa fa-cutlery", "bg-aqua", List.of(), false, "active");

        Visitor.Answer page = consentPage("menu:read,sales:read");

        assertThat(page.body())
                .containsPattern("<h1[^>]*><span class=\"tg-host\" data-callback-host>loyalty.example</span>")
                .contains("See &lt;i&gt;dishes", "About menu:read", "fa fa-cutlery", "bg-aqua", userName)
                .containsPattern(
                        "(?s)<h2[^>]*>gastro</h2>.*data-scope=\"menu:read\".*<h2[^>]*>pos</h2>.*data-scope=\"sales:read\"")
                .contains("value=\"allow\"")
                .doesNotContain("<i>dishes", "data-refused");
    }

    @Test
    @DisplayName("A scope that cannot be granted is shown with the reason, and the request can only be refused")
    void refusedScopes() {
        String retired = "old:" + account;
        register(retired, "Old", "gastro", "fa fa-clock", "bg-red", List.of(), false, "retired");

        Visitor.Answer page = consentPage("menu:read,sales:refund,none:such,email,webhooks," + retired);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("data-scope=\"sales:refund\" data-refused=\"GROUP\"")
                .contains("Only members of one of these groups can allow this: administrator")
                .contains("data-scope=\"none:such\" data-refused=\"UNKNOWN\"")
                .contains("data-scope=\"email\" data-refused=\"RESERVED\"")
                .contains("data-scope=\"webhooks\" data-refused=\"CLIENTS_ONLY\"")
                .contains("data-scope=\"" + retired + "\" data-refused=\"RETIRED\"")
                .contains("data-scope=\"menu:read\">")
                .doesNotContain("value=\"allow\"");
        Visitor.Answer forced = answer(page, "allow");
        assertThat(forced.status()).isEqualTo(403);
        assertThat(forced.location()).isEmpty();
        assertThat(forced.body()).contains("data-refused=\"GROUP\"");
        assertThat(keys()).isEmpty();
        assertThat(answer(page, "refuse").response()).containsEntry("error", "access_denied");
    }

    @Test
    @DisplayName("If a group was lost while the page was open, the page is shown again and no key is issued")
    void groupLostMeanwhile() {
        Visitor.Answer page = consentPage("sales:read");
        change("UPDATE account SET groups = '{user}' WHERE id = $1", account);

        assertThat(answer(page, "allow").status()).isEqualTo(403);

        change("UPDATE account SET groups = '{user,master}' WHERE id = $1", account);
        assertThat(answer(page, "allow").response()).containsKey("key");
    }

    @Test
    @DisplayName("An account that was disabled or locked while the page was open gives nothing")
    void endedMeanwhile() {
        Visitor.Answer page = consentPage("menu:read");
        change("UPDATE account SET status = 'disabled' WHERE id = $1", account);
        assertThat(answer(page, "allow").location()).startsWith("/sign-in");
        change(
                "UPDATE account SET status = 'active', locked_until = now() + interval '1 minute' WHERE id = $1",
                account);
        assertThat(answer(page, "allow").location()).startsWith("/sign-in");
        change("UPDATE account SET locked_until = 'epoch' WHERE id = $1", account);
        assertThat(value("SELECT count(*) FROM api_key WHERE account_id = $1", account))
                .isEqualTo(0L);
    }

    @RepeatedTest(3)
    @DisplayName(
            "An account that is disabled while its consent is under way: whichever comes first, no key outlives it")
    void disabledMeanwhile() {
        Visitor.Answer page = consentPage("menu:read");
        CompletableFuture<Visitor.Answer> allowing = CompletableFuture.supplyAsync(() -> answer(page, "allow"));
        topics.send(told("disabled", List.of("user", "master"), 5, CREATED));
        Visitor.Answer answer = allowing.join();
        await().atMost(10, SECONDS).until(() -> "disabled".equals(status()));
        topics.send(told("active", List.of("user", "master"), 6, CREATED));
        await().atMost(10, SECONDS).until(() -> "active".equals(status()));

        Optional.ofNullable(answer.response().get("key"))
                .ifPresent(key -> assertThat(isKeyActive(key)).isFalse());
        assertThat(value("SELECT count(*) FROM api_key WHERE account_id = $1 AND revoked_at IS NULL", account))
                .isEqualTo(0L);
    }

    private Object status() {
        return value("SELECT status FROM account WHERE id = $1", account);
    }

    @Test
    @DisplayName("A password that was set while the page was open: the old sign-in gives nothing")
    void passwordSetMeanwhile() {
        Visitor.Answer page = consentPage("menu:read");
        change("UPDATE account SET credentials_changed_at = now() WHERE id = $1", account);

        assertThat(answer(page, "allow").status()).isEqualTo(400);
        assertThat(value("SELECT count(*) FROM api_key WHERE account_id = $1", account))
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth",
                "/oauth?scopes=menu:read",
                "/oauth?cb=https://loyalty.example/cb",
                "/oauth?cb=https://loyalty.example/cb&scopes=",
                "/oauth?cb=https://loyalty.example/cb&scopes=,",
                "/oauth?cb=http://loyalty.example/cb&scopes=menu:read",
                "/oauth?cb=http://127.0.0.1:99.evil.example/cb&scopes=menu:read",
                "/oauth?cb=https://a@loyalty.example/cb&scopes=menu:read",
                "/oauth?cb=https://loyalty.example/cb%23x&scopes=menu:read",
                "/oauth?cb=javascript:alert(1)&scopes=menu:read",
                "/oauth?cb=https://loyalty.example/cb&cb=https://evil.example/cb&scopes=menu:read",
                "/oauth?cb=https://loyalty.example/cb&scopes=menu:read&scopes=sales:read",
                "/oauth?cb=https://loyalty.example/%00cb&scopes=menu:read"
            })
    @DisplayName("A bad cb, no scopes, or a parameter sent twice is a page with status 400, never a redirect")
    void badRequest(String address) {
        Visitor.Answer answer = visitor.get(address);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    @DisplayName(
            "Page and redirect are kept to themselves: no-referrer, no-store, CSP, no frames; the form may lead to cb alone")
    void headers() {
        Visitor.Answer page = consentPage("menu:read");
        Visitor.Answer answer = answer(page, "allow");

        for (Visitor.Answer each : List.of(page, answer)) {
            assertThat(each.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(each.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("form-action 'self' https://loyalty.example;")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    }

    @Test
    @DisplayName("A form without its token, from another browser or for another request has no effect")
    void forged() {
        Visitor.Answer page = consentPage("menu:read");
        Map<String, String> form = new HashMap<>(page.hidden());
        form.put("decision", "allow");
        form.put("form_token", "forged");
        assertThat(visitor.post("/oauth/module", form).status()).isEqualTo(400);
        form.remove("form_token");
        assertThat(visitor.post("/oauth/module", form).status()).isEqualTo(400);
        Visitor.Answer other = consentPage("menu:read");
        form.put("form_token", other.hidden().get("form_token"));
        assertThat(visitor.post("/oauth/module", form).status()).isEqualTo(400);
        Visitor stranger = new Visitor();
        form.put("form_token", page.hidden().get("form_token"));
        assertThat(stranger.post("/oauth/module", form).status()).isEqualTo(400);
        assertThat(keys()).isEmpty();
    }

    @Test
    @DisplayName("A form that is sent many times at once makes one key")
    void doubleSubmit() {
        Visitor.Answer page = consentPage("menu:read");
        Map<String, String> form = new HashMap<>(page.hidden());
        form.put("decision", "allow");
        List<CompletableFuture<Visitor.Answer>> sent = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sent.add(CompletableFuture.supplyAsync(() -> visitor.post("/oauth/module", form)));
        }

        List<Integer> statuses =
                sent.stream().map(answer -> answer.join().status()).sorted().toList();

        assertThat(statuses).containsExactly(303, 400, 400, 400, 400, 400, 400, 400);
        assertThat(keys()).hasSize(1);
        assertThat(answer(page, "allow").status()).isEqualTo(400);
        assertThat(answer(page, "refuse").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("A module's request does not work at the authorization endpoint, nor the other way round")
    void notMixed() {
        String module = consentPage("menu:read").hidden().get("request");
        assertThat(visitor.get("/oauth/authorize/" + module).status()).isEqualTo(400);
        assertThat(visitor.get("/consent?request=" + module).location()).startsWith("/oauth/");
        Visitor.Answer oauth = visitor.open(authorize());
        assertThat(oauth.path()).startsWith("/consent");
        assertThat(visitor.get("/oauth/module?request=" + oauth.hidden().get("request"))
                        .status())
                .isEqualTo(400);
        assertThat(visitor.get("/oauth/module").status()).isEqualTo(400);
        assertThat(visitor.get("/oauth/module?request=none").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("An account has a bounded number of keys")
    void bounded() {
        change(
                "INSERT INTO api_key (id, key_hash, prefix, account_id, callback_host, apps, scopes,"
                        + " credentials_changed_at, created_at) SELECT gen_random_uuid(), sha256(random()::text::bytea),"
                        + " 'tg_x', $1, 'h', '{}', '{}', now(), now() FROM generate_series(1, 100)",
                account);

        Visitor.Answer answer = answer(consentPage("menu:read"), "allow");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("limit of API keys");
    }

    private void register(
            String namespace,
            String label,
            String app,
            String icon,
            String color,
            List<String> groups,
            boolean clientsOnly,
            String status) {
        topics.send(new ScopeChanged(
                namespace,
                label,
                "About " + namespace,
                app,
                icon,
                color,
                groups,
                "tillgate",
                clientsOnly,
                status,
                System.nanoTime(),
                "changed",
                null,
                null,
                null,
                null,
                null,
                null));
        await().atMost(10, SECONDS)
                .until(() ->
                        (Long) value("SELECT count(*) FROM scope WHERE namespace = $1 AND label = $2", namespace, label)
                                == 1);
    }
}
