package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.ScopeChanged;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsentTest extends CodeFlow {
    @Test
    @DisplayName("OIDC Core §3.1.2.4: consent is asked once, and again when more is asked")
    void remembered() {
        Visitor.Answer first = consentPage(authorize());
        visitor.decide(first, "allow");

        assertThat(visitor.open(authorize()).response()).containsKey("code");
        assertThat(visitor.open(authorize("scope", "openid")).response()).containsKey("code");
        Visitor.Answer more = visitor.open(authorize("scope", "openid menu:read menu:write"));
        assertThat(more.path()).startsWith("/consent");
        assertThat(visitor.decide(more, "allow").response()).containsKey("code");
        assertThat(visitor.open(authorize("scope", "openid menu:read menu:write"))
                        .response())
                .containsKey("code");
    }

    @Test
    @DisplayName("Consent is for an audience: another audience needs new consent")
    void perAudience() {
        visitor.decide(consentPage(authorize("resource", API)), "allow");
        assertThat(visitor.open(authorize("resource", API)).response()).containsKey("code");
        assertThat(visitor.open(authorize("resource", ISSUER)).path()).startsWith("/consent");
    }

    @Test
    @DisplayName("OIDC Core §3.1.2.1: prompt=consent always asks")
    void promptConsent() {
        visitor.decide(consentPage(authorize()), "allow");
        Visitor.Answer again = visitor.open(authorize("prompt", "consent"));
        assertThat(again.path()).startsWith("/consent");
        assertThat(visitor.decide(again, "allow").response()).containsKey("code");
    }

    @Test
    @DisplayName("A first-party client skips consent")
    void firstParty() {
        Visitor.Answer signIn = visitor.open(authorizeTill());
        assertThat(visitor.signIn(signIn, userName, PASSWORD).response()).containsKey("code");
    }

    @Test
    @DisplayName("RFC 6749 §4.1.2.1: refusal is access_denied; refusal and approval are events")
    void events() {
        Visitor.Answer refused = visitor.decide(consentPage(authorize()), "refuse");
        assertThat(refused.response())
                .containsEntry("error", "access_denied")
                .containsEntry("state", "af0ifjsldkj")
                .containsEntry("iss", ISSUER);
        Visitor.Answer page = visitor.open(authorize());
        assertThat(page.path()).startsWith("/consent");
        visitor.decide(page, "allow");

        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(topics.read("tillgate.tokens.v1").stream()
                                .filter(record -> account.toString().equals(record.key()))
                                .map(record -> new String(
                                        record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)))
                        .contains("io.tillgate.consent.ConsentDenied", "io.tillgate.consent.ConsentGranted"));
    }

    @Test
    @DisplayName("A consent without the page's token, or for scopes that the page did not show, has no effect")
    void forged() {
        Visitor.Answer page = consentPage(authorize());
        Map<String, String> form = new HashMap<>(page.hidden());
        form.put("decision", "allow");
        form.put("form_token", "forged");
        assertThat(visitor.submit("/consent", form).status()).isEqualTo(400);
        change("UPDATE authorization_request SET offered_scopes = '{openid,menu:read,menu:write}'");
        assertThat(visitor.decide(page, "allow").status()).isEqualTo(400);
        assertThat(value("SELECT count(*) FROM consent WHERE account_id = $1", account))
                .isEqualTo(0L);
    }

    @Test
    @DisplayName("The page shows each scope as its module registered it, and nothing of it becomes markup")
    void scopesShown() {
        topics.send(new ScopeChanged(
                "menu:read",
                "See <i>dishes</i>",
                "Every \"dish\"",
                "pos",
                "fa fa-cutlery",
                "bg-aqua\" onclick=\"x",
                List.of(),
                "tillgate",
                false,
                "active",
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
                        "Every \"dish\"".equals(value("SELECT description FROM scope WHERE namespace = 'menu:read'")));

        Visitor.Answer page = consentPage(authorize());
        assertThat(page.body())
                .contains(
                        "POS on the web", "data-scope=\"menu:read\"", "See &lt;i&gt;dishes", "fa fa-cutlery", "bg-gray")
                .contains("Know who you are", "oauth.example")
                .doesNotContain("<i>dishes", "onclick");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self' https://oauth.example;");
    }

    private Visitor.Answer consentPage(String address) {
        Visitor.Answer page = visitor.signIn(visitor.open(address), userName, PASSWORD);
        assertThat(page.path()).startsWith("/consent");
        return page;
    }
}
