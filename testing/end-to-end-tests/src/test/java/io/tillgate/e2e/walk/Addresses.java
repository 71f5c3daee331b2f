package io.tillgate.e2e.walk;

import io.tillgate.e2e.stack.Stack;
import io.tillgate.local.part.FreePort;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts the ports of this run in the place of those that a page names: the stack's own, or free ones. */
final class Addresses {
    private static final Pattern PORT =
            Pattern.compile("(?<=(?:localhost|127\\.0\\.0\\.1)(?::|%3A)|\\.port=)\\d{4,5}\\b");
    private static final Map<String, String> PARTS = Map.of(
            "8080", "gateway",
            "8081", "auth-service",
            "8087", "forward-auth",
            "19092", "kafka");

    private final Stack stack;
    private final Map<String, String> ports = new HashMap<>();

    Addresses(Stack stack) {
        this.stack = stack;
    }

    String here(String text) {
        return PORT.matcher(text).replaceAll(match -> ports.computeIfAbsent(match.group(), this::port));
    }

    private String port(String named) {
        String part = PARTS.get(named);
        return Integer.toString(part == null ? FreePort.find() : stack.port(part));
    }
}
