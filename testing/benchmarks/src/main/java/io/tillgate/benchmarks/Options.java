package io.tillgate.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The options of the command line, given as {@code name=value}.
 *
 * @param root the checkout
 * @param turns how often each scenario is measured; the median counts
 * @param time the duration of each turn
 * @param jit how long tokens are requested before the first measurement, to warm up the JIT compiler of
 *     auth-service
 * @param warmUp how long each scenario runs before its first turn
 * @param connections the number of busy connections
 * @param versus the peer to compare with: {@code keycloak}, or empty for none
 * @param output the file of the report
 * @param only the scenarios to run, by a part of their names; empty for all
 */
record Options(
        Path root,
        int turns,
        Duration time,
        Duration jit,
        Duration warmUp,
        int connections,
        String versus,
        Path output,
        List<String> only) {

    private static final Map<String, String> DEFAULTS = Map.of(
            "root", ".",
            "turns", "5",
            "seconds", "5",
            "jit", "120",
            "warm-up", "10",
            "connections", "32",
            "versus", "",
            "output", "docs/benchmarks.md",
            "only", "");
    /** A comparison has two sides to measure. */
    private static final Map<String, String> VERSUS_DEFAULTS = Map.of("seconds", "3", "jit", "90", "warm-up", "20");

    static Options parse(String... arguments) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        if (Stream.of(arguments).anyMatch(argument -> argument.startsWith("versus="))) {
            values.putAll(VERSUS_DEFAULTS);
        }
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || values.replace(parts[0], parts[1]) == null) {
                throw new IllegalArgumentException(argument + ": use name=value, with one of " + values.keySet());
            }
        }
        if (!List.of("", "keycloak").contains(values.get("versus"))) {
            throw new IllegalArgumentException("versus=" + values.get("versus") + ": use versus=keycloak");
        }
        Path root = Path.of(values.get("root")).toAbsolutePath().normalize();
        return new Options(
                root,
                Integer.parseInt(values.get("turns")),
                Duration.ofSeconds(Long.parseLong(values.get("seconds"))),
                Duration.ofSeconds(Long.parseLong(values.get("jit"))),
                Duration.ofSeconds(Long.parseLong(values.get("warm-up"))),
                Integer.parseInt(values.get("connections")),
                values.getOrDefault("versus", ""),
                root.resolve(values.get("output")),
                List.of(values.getOrDefault("only", "").split(",")));
    }

    /** Returns how long the turns and warm-ups were, as a sentence. */
    String describe() {
        return "%d turns of %d s, after %d s of warm-up, and %d s of token requests before the first one."
                .formatted(turns, time.toSeconds(), warmUp.toSeconds(), jit.toSeconds());
    }

    boolean wantsAll() {
        return wants("");
    }

    boolean wants(String name) {
        return only.stream().anyMatch(name::contains);
    }
}
