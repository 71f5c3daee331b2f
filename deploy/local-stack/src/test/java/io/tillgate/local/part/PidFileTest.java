package io.tillgate.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Test
    @DisplayName("A written file names the running process, and holds the pid alone")
    void running() throws IOException {
        PidFile file = new PidFile(run, "part");

        file.write(ProcessHandle.current());

        assertThat(file.process()).contains(ProcessHandle.current());
        assertThat(file.isStale()).isFalse();
        assertThat(run.resolve("part.pid"))
                .hasContent(Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    @DisplayName("A pid that another process has now is not the part")
    void reusedPid() throws IOException {
        PidFile file = new PidFile(run, "part");
        file.write(ProcessHandle.current());

        Files.writeString(run.resolve("part.started"), Instant.EPOCH.toString());

        assertThat(file.process()).isEmpty();
        assertThat(file.isStale()).isTrue();
    }

    @Test
    @DisplayName("A process that has ended is not the part, even before anyone reaps it")
    void ended() throws Exception {
        PidFile file = new PidFile(run, "part");
        Process process = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
        file.write(process.toHandle());

        process.waitFor();

        assertThat(file.process()).isEmpty();
        assertThat(file.isStale()).isTrue();
    }

    @Test
    @DisplayName("No file, or one that holds no number, names nothing")
    void nothing() throws IOException {
        PidFile file = new PidFile(run, "part");
        assertThat(file.process()).isEmpty();
        assertThat(file.isStale()).isFalse();

        Files.writeString(run.resolve("part.pid"), "not a number");

        assertThat(file.process()).isEmpty();
    }
}
