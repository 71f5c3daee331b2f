package io.tillgate.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Names a part's process across calls of the program: {@code <part>.pid} holds the pid alone, {@code <part>.started} the
 * instant the process began, so that another process that got the same pid later is not taken for the part.
 */
public final class PidFile {
    /** The system's clock may be set while a process runs; pids do not come round again this fast. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Path pid;
    private final Path started;

    public PidFile(Path runDirectory, String part) {
        this.pid = runDirectory.resolve(part + ".pid");
        this.started = runDirectory.resolve(part + ".started");
    }

    /** Writes down a process that has just been started. */
    public void write(ProcessHandle process) throws IOException {
        Files.createDirectories(pid.getParent());
        Instant start = process.info().startInstant().orElseGet(Instant::now);
        Files.writeString(started, start.toString());
        Files.writeString(pid, process.pid() + "\n");
    }

    /** The running process that the file names; empty where there is none or the pid belongs to another process now. */
    public Optional<ProcessHandle> process() {
        try {
            if (!Files.exists(pid)) {
                return Optional.empty();
            }
            long number = Long.parseLong(Files.readString(pid).strip());
            return ProcessHandle.of(number).filter(ProcessState::isRunning).filter(this::isTheOneThatStarted);
        } catch (NumberFormatException | IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether a file is there that names no running process of ours: the part died, or the machine was restarted. */
    public boolean isStale() {
        return Files.exists(pid) && process().isEmpty();
    }

    public void delete() throws IOException {
        Files.deleteIfExists(pid);
        Files.deleteIfExists(started);
    }

    private boolean isTheOneThatStarted(ProcessHandle process) {
        Optional<Instant> actual = process.info().startInstant();
        if (actual.isEmpty() || !Files.exists(started)) {
            return true;
        }
        try {
            Instant expected = Instant.parse(Files.readString(started).strip());
            return Duration.between(expected, actual.get()).abs().compareTo(TOLERANCE) <= 0;
        } catch (java.time.DateTimeException | IOException unreadable) {
            return false;
        }
    }
}
