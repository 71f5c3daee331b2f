package io.tillgate.local.part;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A part and the process that it has, or has not, at the moment. Not thread-safe; one part has one. */
public final class PartProcess {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int TAIL_LINES = 15;

    private final ManagedProcess part;
    private final PidFile pidFile;
    private final LogFile log;

    /**
     * @param home the directory with {@code run} and {@code log}
     */
    public PartProcess(ManagedProcess part, Path home) {
        this.part = part;
        this.pidFile = new PidFile(home.resolve("run"), part.name());
        this.log = new LogFile(home.resolve("log").resolve(part.name() + ".log"));
    }

    public String name() {
        return part.name();
    }

    public LogFile log() {
        return log;
    }

    /** The running process, where there is one. */
    public Optional<ProcessHandle> process() {
        return pidFile.process();
    }

    /** Whether it died without being stopped. */
    public boolean died() {
        return pidFile.isStale();
    }

    /** Whether it runs and answers. */
    public boolean ready() {
        return process().isPresent() && part.ready();
    }

    /** Starts the process, does not wait for it. */
    public void start() {
        try {
            List<String> command = part.prepare();
            log.rotate();
            pidFile.write(DetachedCommand.start(command, log.path()).toHandle());
        } catch (IOException e) {
            throw new PartException("Cannot start " + name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the process answers and finishes what is to do then.
     *
     * @throws PartException where it dies before, or does not answer in the part's start time
     */
    public void awaitReady() {
        awaitReady(() -> false);
    }

    /**
     * Waits until the process answers, or until the caller is content with less.
     *
     * @return whether the process is ready
     * @throws PartException where it dies before, or does not answer in the part's start time
     */
    public boolean awaitReady(BooleanSupplier content) {
        long deadline = System.nanoTime() + part.startTimeout().toNanos();
        while (!part.ready()) {
            if (process().isEmpty()) {
                throw failure(name() + " died while it started.");
            }
            if (content.getAsBoolean()) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw failure(
                        name() + " is not ready after " + part.startTimeout().toSeconds() + " s.");
            }
            pause(part.pollInterval());
        }
        try {
            part.complete();
        } catch (IOException e) {
            throw failure("Cannot set up " + name() + ": " + e.getMessage());
        }
        return true;
    }

    /** Asks the process to end, waits, and kills it where it does not end in time. */
    public void stop(Duration patience) {
        process().ifPresent(process -> {
            part.stopSignal().send(process);
            if (!awaitEnd(process, patience)) {
                Signal.KILL.send(process);
                awaitEnd(process, patience);
            }
        });
        forget();
    }

    /** SIGKILL; returns when the process is gone. The pid file stays, as after any other sudden death. */
    public void kill() {
        process().ifPresent(process -> {
            Signal.KILL.send(process);
            awaitEnd(process, Duration.ofSeconds(10));
        });
    }

    private void forget() {
        try {
            pidFile.delete();
        } catch (IOException e) {
            throw new PartException("Cannot remove the pid file of " + name() + ": " + e.getMessage(), e);
        }
    }

    private PartException failure(String what) {
        String tail = log.tail(TAIL_LINES);
        return new PartException(what + (tail.isBlank() ? "" : "\n--- " + log.path() + "\n" + tail + "\n---"));
    }

    private static boolean awaitEnd(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (ProcessState.isRunning(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(POLL);
        }
        return true;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartException("Interrupted.", e);
        }
    }
}
