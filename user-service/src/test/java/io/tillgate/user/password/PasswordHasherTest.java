package io.tillgate.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    private static final Argon2Parameters COST = new Argon2Parameters(1024, 2, 1);
    private static final RawPassword PASSWORD = RawPassword.of("correct-Horse-7-battery-ü");

    static Stream<Arguments> engines() {
        List<Argon2Engine> engines = List.of(new NativeArgon2(), new BouncyCastleArgon2());
        return engines.stream().flatMap(a -> engines.stream().map(b -> Arguments.of(a, b)));
    }

    @ParameterizedTest
    @MethodSource("engines")
    @DisplayName("RFC 9106: the native engine and Bouncy Castle verify each other's hashes")
    void eachOther(Argon2Engine hashing, Argon2Engine verifying) {
        PasswordHash hash = new PasswordHasher(hashing, COST).hash(PASSWORD);
        PasswordHasher verifier = new PasswordHasher(verifying, new Argon2Parameters(64, 1, 2));

        assertThat(verifier.verify(hash, PASSWORD)).isTrue();
        assertThat(verifier.verify(hash, RawPassword.of("correct-Horse-7-battery-u")))
                .isFalse();
        assertThat(verifier.outdated(hash)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("engines")
    @DisplayName("Lanes and parameters make no difference between the engines")
    void sameBytes(Argon2Engine one, Argon2Engine other) {
        Argon2Parameters lanes = new Argon2Parameters(256, 3, 4);
        byte[] salt = new byte[16];

        assertThat(one.derive(lanes, salt, PASSWORD.utf8(), 32))
                .isEqualTo(other.derive(lanes, salt, PASSWORD.utf8(), 32));
    }

    @Test
    @DisplayName("A hash is a PHC string with its cost and a salt of its own; it prints nothing")
    void phc() {
        PasswordHasher hasher = new PasswordHasher(new NativeArgon2(), COST);
        PasswordHash hash = hasher.hash(PASSWORD);

        assertThat(hash.phc()).matches("\\$argon2id\\$v=19\\$m=1024,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.hash(PASSWORD).phc()).isNotEqualTo(hash.phc());
        assertThat(hasher.outdated(hash)).isFalse();
        assertThat(hash.toString()).doesNotContain("argon2");
    }

    @Test
    @DisplayName("The unknown user costs the same time: without a hash the same work is done, and the answer is no")
    void noHash() {
        int[] derived = {0};
        Argon2Engine counting = (parameters, salt, password, length) -> {
            assertThat(parameters).isEqualTo(COST);
            derived[0]++;
            return new byte[length];
        };

        assertThat(new PasswordHasher(counting, COST).verify(null, PASSWORD)).isFalse();

        assertThat(derived[0]).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$2a$10$abcdefghijklmnopqrstuv",
                "$argon2i$v=19$m=1024,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=16$m=1024,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    @DisplayName("A stored value that is not an Argon2id hash of version 19 is an error, not a mismatch")
    void noPhc(String phc) {
        PasswordHasher hasher = new PasswordHasher(new NativeArgon2(), COST);

        assertThatThrownBy(() -> hasher.verify(new PasswordHash(phc), PASSWORD))
                .isInstanceOf(IllegalStateException.class);
    }
}
