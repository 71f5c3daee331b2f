package io.tillgate.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Whether a process is running")
class ProcessStateTest {
    @ParameterizedTest(name = "state {0}, {1} threads: ended {2}")
    @CsvSource({"S, 1, false", "S, 40, false", "Z, 1, true", "Z, 2, false", "X, 1, true"})
    @DisplayName("proc(5): a killed process has ended when its last thread has, not when its first one has")
    void ended(String state, int threads, boolean ended, @TempDir Path process) throws IOException {
        Files.writeString(process.resolve("stat"), "42 (java (1) Z) " + state + " 1 42 42 0 -1");
        for (int i = 0; i < threads; i++) {
            Files.createDirectories(process.resolve("task").resolve(Integer.toString(42 + i)));
        }

        assertThat(ProcessState.hasEnded(process)).isEqualTo(ended);
    }

    @Test
    @DisplayName("A process runs until it is killed")
    void running() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(ProcessState.isRunning(process.toHandle())).isTrue();
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(ProcessState.isRunning(process.toHandle())).isFalse();
    }
}
