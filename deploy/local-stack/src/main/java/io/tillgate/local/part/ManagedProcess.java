package io.tillgate.local.part;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A process of the stack: how it is started, when it is ready, and how it is stopped. */
public interface ManagedProcess {

    /** The name on the command line and of the pid and log files, for example {@code auth-service}. */
    String name();

    /**
     * Makes what the process needs on disk and tells how to start it.
     *
     * @return the command line
     */
    List<String> prepare() throws IOException;

    /** Whether the process answers now. Quick: it is asked several times a second. */
    boolean ready();

    /** What is left to do once the process answers and before anyone may use it. */
    default void complete() throws IOException {}

    /** The signal that asks the process to end in good order. */
    default Signal stopSignal() {
        return Signal.TERM;
    }

    /** How long to wait before asking again whether it is ready. */
    default Duration pollInterval() {
        return Duration.ofMillis(25);
    }

    /** How long the process may take until it is ready. */
    default Duration startTimeout() {
        return Duration.ofSeconds(90);
    }
}
