package io.tillgate.user.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.LaunchMode;
import io.tillgate.crypto.KeyedHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceSecretTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    @DisplayName("One secret gives one key for each use, over restarts too")
    void uses() throws IOException {
        Path file = file(Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        KeyedHash links = secret(file).forUse("links");

        assertThat(secret(file).forUse("links").of("x"))
                .isEqualTo(links.of("x"))
                .hasSize(32);
        assertThat(secret(file).forUse("cursors").of("x")).isNotEqualTo(links.of("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no base64 at all!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    @DisplayName("A secret that is not 32 bytes in Base64 stops the start; the message names the key, not the secret")
    void bad(String content) throws IOException {
        Path file = file(content.equals("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA") ? content + "AAAA" : content);

        assertThatThrownBy(() -> secret(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tillgate.users.secret-file")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    @DisplayName("Without a file: a random secret in dev and test, no start elsewhere")
    void none() {
        assertThat(new ServiceSecret(Optional::empty, LaunchMode.TEST)
                        .forUse("x")
                        .of("y"))
                .isNotEqualTo(new ServiceSecret(Optional::empty, LaunchMode.DEVELOPMENT)
                        .forUse("x")
                        .of("y"));
        assertThatThrownBy(() -> new ServiceSecret(Optional::empty, LaunchMode.NORMAL))
                .hasMessageContaining("tillgate.users.secret-file");
    }

    private static ServiceSecret secret(Path file) {
        return new ServiceSecret(() -> Optional.of(file), LaunchMode.NORMAL);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("secret"), content);
    }
}
