package io.tillgate.local.postgres;

import io.tillgate.local.part.ProcessState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The lock file of a data directory. PostgreSQL considers a killed server alive until its parent reaps it, which in a
 * container without a reaping init process never happens. It also refuses to start while a session of the killed server
 * is ending.
 */
final class PostmasterLock {
    private static final Path SHARED_MEMORY = Path.of("/proc/sysvipc/shm");
    private static final int SEGMENT_LINE = 6;
    private static final int ID_COLUMN = 1;
    private static final int ATTACHED_COLUMN = 6;
    private static final long SESSIONS_END_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long LOOK_MILLIS = 20;

    private final Path file;

    PostmasterLock(Path data) {
        this.file = data.resolve("postmaster.pid");
    }

    /** Removes the lock of a dead server once its sessions have ended, which they do as soon as they notice. */
    void removeIfDead() throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() <= SEGMENT_LINE || isRunning(lines.get(0).strip())) {
            return;
        }
        String segment = columns(lines.get(SEGMENT_LINE)).skip(1).findFirst().orElse("");
        long deadline = System.nanoTime() + SESSIONS_END_NANOS;
        while (isAttached(segment)) {
            if (System.nanoTime() - deadline > 0) {
                return; // PostgreSQL reports it better
            }
            pause();
        }
        Files.deleteIfExists(file);
    }

    private static boolean isRunning(String pid) {
        return pid.matches("[0-9]{1,10}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessState::isRunning)
                        .isPresent();
    }

    /** Returns whether a process is still attached to the shared memory segment, as far as the system reports it. */
    private static boolean isAttached(String segment) throws IOException {
        if (!Files.isReadable(SHARED_MEMORY)) {
            return false;
        }
        try (Stream<String> segments = Files.lines(SHARED_MEMORY)) {
            return segments.map(line -> columns(line).toList())
                    .anyMatch(columns -> columns.get(ID_COLUMN).equals(segment)
                            && !columns.get(ATTACHED_COLUMN).equals("0"));
        }
    }

    private static Stream<String> columns(String line) {
        return Stream.of(line.strip().split("\\s+"));
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the sessions of a killed PostgreSQL ended", e);
        }
    }
}
