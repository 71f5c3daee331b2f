package io.tillgate.local.stack;

/** Receives progress messages, one line each. Called from several threads. */
@FunctionalInterface
public interface Progress {
    void line(String text);
}
