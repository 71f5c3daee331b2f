package io.tillgate.local.postgres;

import io.tillgate.local.part.ProcessState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The lock file of a data directory. PostgreSQL takes the lock of a killed server for that of a living one until its
 * parent has waited for the process: in a container whose first process waits for nobody, for ever.
 */
final class PostmasterLock {
    private static final long SESSIONS_END_MILLIS = 2_000;

    private final Path file;

    PostmasterLock(Path data) {
        this.file = data.resolve("postmaster.pid");
    }

    /** Removes the lock of a server that is dead; its sessions, which notice that at once, get time to end first. */
    void removeIfDead() throws IOException {
        Optional<ProcessHandle> dead = holder().filter(process -> !ProcessState.isRunning(process));
        if (dead.isEmpty()) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(SESSIONS_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the sessions of a killed PostgreSQL ended", e);
        }
        Files.deleteIfExists(file);
    }

    private Optional<ProcessHandle> holder() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        String pid = lines.isEmpty() ? "" : lines.get(0).strip();
        return pid.matches("[0-9]{1,10}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }
}
