package io.tillgate.benchmarks;

import io.tillgate.benchmarks.machine.RawSpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the measurements of Tillgate alone into {@code docs/benchmarks.md}. */
record Report(
        Options options,
        List<Figure> figures,
        List<Delays> delays,
        Map<String, Long> memory,
        Map<String, Double> starts,
        double startSeconds) {
    private static final long MIB = 1024 * 1024;

    void write() throws IOException {
        Map<Page.Section, String> sections = new EnumMap<>(Page.Section.class);
        sections.put(Page.Section.INTRODUCTION, introduction());
        if (!figures.isEmpty()) {
            sections.put(Page.Section.FIGURES, figuresText());
            sections.put(Page.Section.MEMORY, memoryText());
        }
        if (!delays.isEmpty()) {
            sections.put(Page.Section.DELAYS, delaysText());
        }
        Page.replace(options.output(), sections);
    }

    /** Returns the beginning of the page. */
    static String introduction() {
        return """
            # Benchmarks

            Written by `benchmarks`; do not edit. Absolute figures are for orientation only. Compare the ratios, the shares of the raw limit and the processor time, which varies less on a shared machine. [benchmarks-audit.md](benchmarks-audit.md) measures an audit log with millions of events, [resource servers](resource-server.md#size-and-speed) the parts of a token check.

            ```text
            ./mvnw -DskipTests package
            java -cp 'testing/benchmarks/target/classes:testing/benchmarks/target/lib/*' io.tillgate.benchmarks.Benchmarks
            java -cp 'testing/benchmarks/target/classes:testing/benchmarks/target/lib/*' io.tillgate.benchmarks.Benchmarks versus=keycloak
            java -cp 'testing/benchmarks/target/classes:testing/benchmarks/target/lib/*' org.openjdk.jmh.Main   # the parts of a token check
            ```

            The default options are `turns=5 seconds=5 jit=120 warm-up=10 connections=32`, and `seconds=3 jit=90 warm-up=20` with `versus=keycloak`; `only=client,refresh` selects measurements by name. The program starts a separate stack on free ports under `testing/benchmarks/target/stack` and stops it at the end. It replaces the sections of this page that it has measured.
            """;
    }

    private String figuresText() throws IOException {
        return """
            ## Tillgate alone

            - Everything runs on the same cores: PostgreSQL (with default durability: every answer has waited for the disk), Kafka with the outbox relay, all Java parts with the C2 compiler (`-XX:TieredStopAtLevel=4`), and the load generator: one thread that keeps %d connections busy, each with one request at a time. audit-service and the sample API are stopped.
            - Each figure is the median of %s The raw limit of the same cores is measured alternately (A B A B), with one thread per core that only signs (%s) or only hashes.
            - *service* is the processor time per request of the service that answers: user-service for `POST /users`, scope-registry for `POST /scopes`, else auth-service. *all* adds PostgreSQL, Kafka and the other two services. Neither includes the load generator.

            %s

            | work | per second | raw limit (share of it) | p99, ms | service, µs | all, µs | |
            |---|---|---|---|---|---|---|
            %s
            """.formatted(
                        options.connections(),
                        options.describe(),
                        RawSpeed.provider(),
                        machine(),
                        figures.stream().map(Figure::row).collect(Collectors.joining("\n")));
    }

    private String delaysText() {
        return """
            ## From a revocation to its enforcement

            The time from the answer to a revocation until the sample API refuses the token with 401. The tokens are revoked one after the other, each was used before, and the API is polled every millisecond. 1,500 revocations before the measurement warm up the JIT compilers. In the rows with 20 readers, 20 more resource servers verify, keep and report the revocations, and the time ends when the last one refuses the token. In the rows with a load, clients request tokens at that rate meanwhile. `only=until` measures this alone.

            | revoked | refused by | load | times | p50, ms | p99, ms | highest, ms |
            |---|---|---|---|---|---|---|
            %s
            """.formatted(delays.stream().map(Delays::row).collect(Collectors.joining("\n")));
    }

    private String memoryText() {
        return """
            ## Memory and start

            Memory after the load (RSS): %s.

            `./tillgate up` with built artifacts takes %.1f s in total. Each service reports its own start time while the others start: %s.
            """.formatted(
                        memory.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue() / MIB + " MiB")
                                .collect(Collectors.joining(", ")),
                        startSeconds,
                        starts.entrySet().stream()
                                .map(entry -> "%s %.1f s".formatted(entry.getKey(), entry.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    /** Returns the machine and its load, as a sentence. */
    static String machine() throws IOException {
        String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown processor");
        return "%d cores of %s, %s %s, Java %s, load average at the end %s."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        cpu,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }
}
