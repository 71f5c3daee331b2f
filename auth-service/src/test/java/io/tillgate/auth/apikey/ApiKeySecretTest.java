package io.tillgate.auth.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySecretTest {
    private final ApiKeySecret secret = ApiKeySecret.random();

    @Test
    @DisplayName("A key reads tg_<prefix>_<secret>, with 256 random bits in the secret")
    void form() {
        assertThat(secret.value()).matches("tg_[0-9a-f]{8}_[A-Za-z0-9_-]{43}");
        assertThat(Base64.getUrlDecoder().decode(secret.value().substring(12))).hasSize(256 / 8);
        assertThat(secret.value()).startsWith(secret.prefix() + "_");
        assertThat(ApiKeySecret.parse(secret.value())).contains(secret);
        assertThat(ApiKeySecret.random()).isNotEqualTo(secret);
    }

    @Test
    @DisplayName("A key prints its prefix and no more")
    void redacted() {
        assertThat(secret.toString())
                .contains(secret.prefix())
                .doesNotContain(secret.value().substring(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tg_", "tg_aaaaaaaa_", "tgr_aaaaaaaa_x", "5f0c2a8e-6b1d-4a53-9c54-0a2f7f3f9a10", "a.b.c"})
    @DisplayName("A value of any other form is not a key")
    void none(String text) {
        assertThat(ApiKeySecret.parse(text)).isEmpty();
        assertThat(ApiKeySecret.parse(secret.value() + "\n")).isEmpty();
        assertThat(ApiKeySecret.parse(secret.value() + "A")).isEmpty();
    }
}
