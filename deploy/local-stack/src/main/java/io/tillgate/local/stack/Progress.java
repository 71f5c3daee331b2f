package io.tillgate.local.stack;

/** Where a stack tells what it does, a line at a time. Called from several threads. */
@FunctionalInterface
public interface Progress {
    void line(String text);
}
