package io.tillgate.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
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
    @DisplayName("A password that is easy to guess is refused")
    void guessable(String password) {
        assertThat(policy.guessable(RawPassword.of(password), List.of("ada.lovelace")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct-Horse-7-battery", "tr0ub4dor&3x!", "кот сидит на окне", "🍕🍔🌮🍣🍕🥗🍜🍩"})
    @DisplayName("A strong password may use any script")
    void good(String password) {
        assertThat(policy.guessable(RawPassword.of(password), List.of("ada.lovelace")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 16, 24, 32, 48, 64, 96, 128})
    @DisplayName("The worst passwords of each length are judged in a bounded time")
    void worst(int length) {
        List<String> signs =
                List.of("4@8({[<369&#!1/|0$5+7%2xz", "1|7+", "|7+1@(4$5%", "1|7+ 1|7+ @", "\u20AC4@8({[<3");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (String sign : signs) {
            RawPassword password = RawPassword.of(sign.repeat(128).substring(0, length));
            assertThat(PasswordPolicy.malformed(password)).isEmpty();
            long before = threads.getCurrentThreadCpuTime();

            assertThat(policy.guessable(password, List.of("ada.lovelace"))).isNotNull();

            // 64 signs took 3 s of a processor before, 128 took 23 s.
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                    .as(sign + " of " + length)
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    @DisplayName("48 characters of a password are checked, and at most ten different look-alike characters")
    void bounded() {
        assertThat(PasswordPolicy.beginning("🍕".repeat(128))).isEqualTo("🍕".repeat(48));
        assertThat(PasswordPolicy.beginning("0123456789".repeat(4) + "tail"))
                .isEqualTo("0123456789".repeat(4) + "tail");
        assertThat(PasswordPolicy.beginning("012345678@a012345678@!b")).isEqualTo("012345678@a012345678@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria.benedetta.della.rovere.di.montefeltro.e.urbino.1789",
                "4@8({[<3691!|70$5+%2-the-long-name",
                "congratulations",
                "12345678901234567890"
            })
    @DisplayName("Account data, long words and digit sequences are weak at any length")
    void guessableAndLong(String password) {
        List<String> known = List.of(
                "maria.benedetta.della.rovere.di.montefeltro.e.urbino.1789", "4@8({[<3691!|70$5+%2-the-long-name");

        assertThat(policy.guessable(RawPassword.of(password), known)).isPresent();
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
