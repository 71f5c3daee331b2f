package io.tillgate.local.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @TempDir
    private Path home;

    @Test
    @DisplayName(
            "Databases of an older build are refused with the command that starts over; those of this build are not")
    void olderData() throws IOException {
        StateDirectory state = new StateDirectory(home.resolve("state"));
        state.create();
        Files.createDirectory(state.postgresData());

        assertThatThrownBy(state::requireCurrentData)
                .isInstanceOf(PartException.class)
                .hasMessageContaining("./tillgate up --fresh");

        state.clear();
        state.create();
        state.requireCurrentData();
        Files.createDirectory(state.postgresData());
        assertThatCode(state::requireCurrentData).doesNotThrowAnyException();
    }
}
