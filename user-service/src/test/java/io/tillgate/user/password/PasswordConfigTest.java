package io.tillgate.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordConfigTest {

    @Test
    @DisplayName("OWASP: Argon2id of 19 MiB and two passes where nothing else is set, written into the hash")
    void cost() {
        PasswordConfig config = new SmallRyeConfigBuilder()
                .withMapping(PasswordConfig.class)
                .build()
                .getConfigMapping(PasswordConfig.class);
        Argon2Parameters cost = new Argon2Parameters(config.memoryKib(), config.iterations(), config.parallelism());

        assertThat(new PasswordHasher(new NativeArgon2(), cost)
                        .hash(RawPassword.of("correct-Horse-7-battery"))
                        .phc())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
