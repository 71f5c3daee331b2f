package io.tillgate.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private final PasswordPolicy policy = new PasswordPolicy();

    @Test
    @DisplayName("8 to 128 characters, counted after NFKC and by code points")
    void length() {
        assertThat(PasswordPolicy.malformed(RawPassword.of("a".repeat(7)))).isPresent();
        assertThat(PasswordPolicy.malformed(RawPassword.of("a".repeat(8)))).isEmpty();
        assertThat(PasswordPolicy.malformed(RawPassword.of("a".repeat(128)))).isEmpty();
        assertThat(PasswordPolicy.malformed(RawPassword.of("a".repeat(129)))).isPresent();
        assertThat(PasswordPolicy.malformed(RawPassword.of("🍕".repeat(7)))).isPresent();
        assertThat(PasswordPolicy.malformed(RawPassword.of("🍕".repeat(128)))).isEmpty();
        assertThat(PasswordPolicy.malformed(RawPassword.of("ﬃ".repeat(3)))).isEmpty();
        assertThat(PasswordPolicy.malformed(RawPassword.of("a\u0308".repeat(7))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "12345678", "qwertyuiop", "aaaaaaaaaaaa", "ada.lovelace", "Password1"})
    @DisplayName("What is guessed in few tries is refused")
    void guessable(String password) {
        assertThat(policy.guessable(RawPassword.of(password), List.of("ada.lovelace")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct-Horse-7-battery", "tr0ub4dor&3x!", "кот сидит на окне", "🍕🍔🌮🍣🍕🥗🍜🍩"})
    @DisplayName("What is not may be in any script")
    void good(String password) {
        assertThat(policy.guessable(RawPassword.of(password), List.of("ada.lovelace")))
                .isEmpty();
    }

    @Test
    @DisplayName("A password does not print itself, and equals itself in each of its forms")
    void raw() {
        RawPassword password = RawPassword.of("secret-Å");

        assertThat(password.toString()).doesNotContain("secret");
        assertThat(password.sameAs(RawPassword.of("secret-A\u030a"))).isTrue();
        assertThat(password.sameAs(RawPassword.of("secret-A"))).isFalse();
    }
}
