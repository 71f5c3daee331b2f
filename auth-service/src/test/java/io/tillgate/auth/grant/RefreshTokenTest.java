package io.tillgate.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.auth.key.TestKeys;
import io.tillgate.crypto.KeyedHash;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {
    private final KeyedHash key = TestKeys.keyedHash(1);
    private final RefreshToken token = new RefreshToken(UUID.randomUUID(), 7);

    @Test
    @DisplayName("A token opens with the key that sealed it, and with no other")
    void sealAndOpen() {
        String sealed = token.seal(key);

        assertThat(RefreshToken.open(sealed, key)).contains(token);
        assertThat(RefreshToken.open(sealed, TestKeys.keyedHash(2))).isEmpty();
        assertThat(token.seal(key)).isEqualTo(sealed);
        assertThat(token.toString()).doesNotContain(sealed);
    }

    @Test
    @DisplayName("A token with any character changed, removed or added is not valid")
    void tampered() {
        String sealed = token.seal(key);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(RefreshToken.open(sealed.substring(0, i) + other + sealed.substring(i + 1), key))
                    .isEmpty();
            assertThat(RefreshToken.open(sealed.substring(0, i), key)).isEmpty();
        }
        assertThat(RefreshToken.open(sealed + "A", key)).isEmpty();
        assertThat(RefreshToken.open(sealed + "=", key)).isEmpty();
        assertThat(RefreshToken.open("tgr_\u00e9", key)).isEmpty();
    }

    @Test
    @DisplayName("Derived ids are version 4 UUIDs, the same for the same token and use, and unlike for any other")
    void derive() {
        UUID id = token.derive("id", key);

        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(token.derive("id", key)).isEqualTo(id);
        assertThat(token.derive("opaque", key)).isNotEqualTo(id);
        assertThat(new RefreshToken(token.grantId(), 8).derive("id", key)).isNotEqualTo(id);
        assertThat(token.derive("id", TestKeys.keyedHash(2))).isNotEqualTo(id);
    }
}
