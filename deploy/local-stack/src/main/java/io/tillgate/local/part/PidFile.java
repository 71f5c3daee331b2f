package io.tillgate.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Identifies a part's process across runs of the program. {@code <part>.pid} contains the pid only, {@code
 * <part>.started} the start time, so that another process with the same pid is not mistaken for the part.
 */
public final class PidFile {
    /** Allows for changes of the system clock; pids are not reused this fast. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Path pid;
    private final Path started;

    public PidFile(Path runDirectory, String part) {
        this.pid = runDirectory.resolve(part + ".pid");
        this.started = runDirectory.resolve(part + ".started");
    }

    /** Saves the pid and the start time of a new process. */
    public void write(ProcessHandle process) throws IOException {
        Files.createDirectories(pid.getParent());
        Instant start = process.info().startInstant().orElseGet(Instant::now);
        Files.writeString(started, start.toString());
        Files.writeString(pid, process.pid() + "\n");
    }

    /** Returns the running process of the file; empty if there is none or the pid was reused. */
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

    /** Returns whether the file names no running process: the part died, or the machine was restarted. */
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
