package io.tillgate.local.part;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Defines how a process of the stack is started and stopped, and when it is ready. */
public interface ManagedProcess {

    /** Returns the name on the command line and of the pid and log files, for example {@code auth-service}. */
    String name();

    /**
     * Creates the files that the process needs.
     *
     * @return the command line
     */
    List<String> prepare() throws IOException;

    /** Returns whether the process answers. It is polled several times per second and must be fast. */
    boolean ready();

    /** Completes the setup when the process answers, before it is used. */
    default void complete() throws IOException {}

    /** Returns the signal that requests a clean shutdown. */
    default Signal stopSignal() {
        return Signal.TERM;
    }

    /** Returns the interval at which readiness is polled. */
    default Duration pollInterval() {
        return Duration.ofMillis(25);
    }

    /** Returns how long the process may take to become ready, on a busy machine while all others start. */
    default Duration startTimeout() {
        return Duration.ofMinutes(3);
    }
}
