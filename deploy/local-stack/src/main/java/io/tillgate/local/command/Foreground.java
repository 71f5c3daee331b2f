package io.tillgate.local.command;

import io.tillgate.local.config.Instance;
import io.tillgate.local.stack.Stack;
import io.tillgate.local.stack.StackStop;
import java.util.HashSet;
import java.util.Set;

/** An {@code up} that stays: tells when a part dies, and stops everything at its own end. */
final class Foreground {
    private static final long POLL_MILLIS = 1_000;
    private static final int ATTEMPTS = 3;

    private final Console console;
    private final Stack stack;
    private volatile boolean ending;

    Foreground(Console console, Stack stack) {
        this.console = console;
        this.stack = stack;
    }

    /** From now on the end of this program, by Ctrl-C or otherwise, ends the stack. */
    void stopAtEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    boolean isEnding() {
        return ending;
    }

    /** Returns when no part runs any more, for example after {@code ./tillgate down} elsewhere. */
    void watch() {
        Set<Instance> told = new HashSet<>();
        while (!stack.running().isEmpty()) {
            for (Instance name : stack.instances()) {
                if (!stack.process(name).died()) {
                    told.remove(name);
                } else if (told.add(name)) {
                    console.line(name + " died. What it said: ./tillgate logs " + name + " - start it again:"
                            + " ./tillgate start " + name);
                }
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Stops everything now. */
    void stop() {
        ending = true;
        StackStop stop = new StackStop(stack, console::line);
        if (!stop.done()) {
            console.line("Stopping Tillgate");
        }
        // A start that was under way may have started one more part meanwhile.
        for (int attempt = 0; attempt < ATTEMPTS && !stop.done(); attempt++) {
            stop.stop();
        }
    }
}
