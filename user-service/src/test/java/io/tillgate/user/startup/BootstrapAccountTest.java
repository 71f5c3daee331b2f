package io.tillgate.user.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapAccountTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    @DisplayName("The file's accounts are read; a password does not print itself")
    void good() throws IOException {
        Path file = file("""
                {"accounts":[{"user_name":"admin","password":"secret-of-admin","groups":["user","administrator"]}]}""");

        assertThat(BootstrapAccount.read(file)).singleElement().satisfies(account -> {
            assertThat(account.userName()).isEqualTo("admin");
            assertThat(account.groups()).containsExactly("user", "administrator");
            assertThat(account.toString()).doesNotContain("secret-of-admin");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_name\":\"a b\",\"password\":\"secret-of-admin\",\"groups\":[]}",
                "{\"user_name\":\"admin\",\"password\":\"secret\",\"groups\":[]}",
                "{\"user_name\":\"admin\",\"password\":\"secret-of-admin\"}",
                "{\"user_name\":\"admin\",\"password\":\"secret-of-admin\",\"groups\":[],\"role\":\"x\"}",
                "\"secret-of-admin\"",
            })
    @DisplayName("An account against the rules stops the start; the message holds no password")
    void bad(String account) throws IOException {
        Path file = file("{\"accounts\":[" + account + "]}");

        assertThatThrownBy(() -> BootstrapAccount.read(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tillgate.users.bootstrap.accounts-file")
                .hasMessageNotContaining("secret");
    }

    @Test
    @DisplayName("A file that is not there or no JSON stops the start")
    void unreadable() throws IOException {
        Path broken = file("{");
        assertThatThrownBy(() -> BootstrapAccount.read(broken)).isInstanceOf(UncheckedIOException.class);
        Path missing = directory.resolve("missing.json");
        assertThatThrownBy(() -> BootstrapAccount.read(missing)).isInstanceOf(UncheckedIOException.class);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("accounts.json"), content);
    }
}
