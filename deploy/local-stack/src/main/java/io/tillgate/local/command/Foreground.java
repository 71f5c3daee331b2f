package io.tillgate.local.command;

import io.tillgate.local.config.Instance;
import io.tillgate.local.stack.Stack;
import io.tillgate.local.stack.StackStop;
import java.util.HashSet;
import java.util.Set;

/** A stack in the foreground: reports parts that die, and stops all parts when the program ends. */
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

    /** Stops the stack when this program ends, by Ctrl-C or otherwise. */
    void stopAtEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    boolean isEnding() {
        return ending;
    }

    /** Returns when no part is running, for example after {@code ./tillgate down} in another terminal. */
    void watch() {
        Set<Instance> told = new HashSet<>();
        while (!stack.running().isEmpty()) {
            for (Instance name : stack.instances()) {
                if (!stack.process(name).died()) {
                    told.remove(name);
                } else if (told.add(name)) {
                    console.line(name + " died. To see its log: ./tillgate logs " + name + " - start it again:"
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

    /** Stops all parts now. */
    void stop() {
        ending = true;
        StackStop stop = new StackStop(stack, console::line);
        if (!stop.done()) {
            console.line("Stopping Tillgate");
        }
        // A start that was in progress may have started another part meanwhile.
        for (int attempt = 0; attempt < ATTEMPTS && !stop.done(); attempt++) {
            stop.stop();
        }
    }
}
