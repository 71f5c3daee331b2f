package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiKeyPageTest extends ModuleFlow {
    private static final Pattern REVOKE = Pattern.compile("(/portal/keys/[0-9a-f-]{36}/revoke)");

    @Test
    @DisplayName("API keys are listed by host and scopes without the key; one is revoked after confirmation")
    void revoke() {
        String key = key("menu:read");
        Visitor.Answer page = visitor.open("/portal/keys");
        PortalFlow.assertSafe(page);
        assertThat(page.body())
                .contains(
                        "loyalty.example",
                        "data-scope=\"menu:read\"",
                        key.substring(0, 11),
                        "<dt>Expires</dt><dd>Never</dd>")
                .doesNotContain(key);

        Visitor.Answer question = visitor.open(revokeAddress(page));
        PortalFlow.assertSafe(question);
        assertThat(question.body()).contains("Revoke the API key for loyalty.example?", "refused immediately");
        assertThat(visitor.post(question.path(), Map.of("form_token", "forged")).status())
                .isEqualTo(403);
        assertThat(isKeyActive(key)).isTrue();

        Visitor.Answer done = visitor.submit(question.path(), question.hidden());
        assertThat(done.body()).contains("API key revoked", "You don&#39;t have any API keys");
        assertThat(isKeyActive(key)).isFalse();
        assertThat(visitor.open(question.path()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("Another account's key is not there")
    void others() {
        String key = key("menu:read");
        String address = revokeAddress(visitor.open("/portal/keys"));
        UUID mallory = UUID.randomUUID();
        userService.put(mallory, "mallory-" + mallory, PASSWORD, "active", java.util.List.of("user"), 1, CREATED);
        Visitor other = new Visitor();
        Visitor.Answer page = other.signIn(other.open("/portal/apps/new"), "mallory-" + mallory, PASSWORD);

        assertThat(other.open("/portal/keys").body()).contains("You don&#39;t have any API keys");
        assertThat(other.open(address).status()).isEqualTo(404);
        assertThat(other.post(address, page.hidden()).status()).isEqualTo(404);
        assertThat(isKeyActive(key)).isTrue();
    }

    private static String revokeAddress(Visitor.Answer page) {
        Matcher matcher = REVOKE.matcher(page.body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
