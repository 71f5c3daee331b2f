package io.tillgate.local.part;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A part and its process, if it is running. Not thread-safe; there is one object per part. */
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

    /** Returns the running process; empty if there is none. */
    public Optional<ProcessHandle> process() {
        return pidFile.process();
    }

    /** Returns whether the process ended without being stopped. */
    public boolean died() {
        return pidFile.isStale();
    }

    /** Returns whether the process is running and answers. */
    public boolean ready() {
        return process().isPresent() && part.ready();
    }

    /**
     * Starts the process without waiting until it is ready.
     *
     * @throws PartException if it cannot be started, or if this thread was interrupted while it was prepared
     */
    public void start() {
        try {
            List<String> command = part.prepare();
            if (Thread.currentThread().isInterrupted()) {
                throw new PartException(name() + " was not started: interrupted.");
            }
            log.rotate();
            pidFile.write(DetachedCommand.start(command, log.path()).toHandle());
        } catch (IOException e) {
            throw new PartException("Cannot start " + name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the process is ready and completes its setup.
     *
     * @throws PartException if it dies before, or is not ready in time
     */
    public void awaitReady() {
        awaitReady(() -> false);
    }

    /**
     * Waits until the process is ready, or until the caller accepts that it is not.
     *
     * @return whether the process is ready
     * @throws PartException if it dies before, or is not ready in time
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

    /** Stops the process, and kills it if it does not end in time. */
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

    /** Kills the process with SIGKILL and waits for its end. The pid file is kept, as after a crash. */
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
