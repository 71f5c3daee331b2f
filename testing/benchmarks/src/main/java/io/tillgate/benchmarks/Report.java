package io.tillgate.benchmarks;

import io.tillgate.benchmarks.machine.RawSpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code docs/benchmarks.md}. */
record Report(
        Options options,
        List<Figure> figures,
        List<Delays> delays,
        Map<String, Long> memory,
        Map<String, Double> starts,
        double startSeconds) {
    private static final long MIB = 1024 * 1024;

    void write() throws IOException {
        Files.createDirectories(options.output().getParent());
        Files.writeString(options.output(), text());
    }

    private String text() throws IOException {
        return """
                # Benchmarks

                Written by `benchmarks`; do not edit. Absolute figures are for orientation: compare the shares, and the processor time, which is the steadier figure on a shared machine. The audit log among millions of events: [benchmarks-audit.md](benchmarks-audit.md). The guard's inner parts: [resource servers](resource-server.md#size-and-speed).

                ```text
                ./mvnw -DskipTests package
                java -cp 'testing/benchmarks/target/classes:testing/benchmarks/target/lib/*' io.tillgate.benchmarks.Benchmarks
                java -cp 'testing/benchmarks/target/classes:testing/benchmarks/target/lib/*' org.openjdk.jmh.Main   # the inner parts
                ```

                The first line of options is `turns=%d seconds=%d jit=%d warm-up=%d connections=%d`; `only=client,refresh` measures some. A stack of its own is started on free ports under `testing/benchmarks/target/stack` and stopped at the end.

                ## How it is measured

                - Everything is on the same cores: PostgreSQL (default durability: every answer has waited for the disk), Kafka with the outbox relay, the services with the C2 compiler (`-XX:TieredStopAtLevel=4`), and the load generator: one thread that keeps %d connections busy, each with one request at a time. audit-service and the sample API are stopped.
                - Each figure is the median of %d turns of %d s, after %d s of warm-up; before the first, tokens are asked for during %d s, until the JIT compiler is done. The raw limit of the same cores is measured in turns with it (A B A B): a thread on each core that only signs (%s), or only hashes.
                - *auth-service* is its processor time per request, *all* adds PostgreSQL, Kafka and user-service; the load generator is in neither.

                ## Machine

                %s

                ## Figures

                | work | per second | raw limit (share of it) | p99, ms | auth-service, µs | all, µs | |
                |---|---|---|---|---|---|---|
                %s

                From the revocation's answer to the first 401 of the sample API, one after the other, each token used before, asked every millisecond, after 1,500 that do not count, for the JIT compilers' sake; with 20 more readers of the revocations, each of which verifies, keeps and reports for itself, until the last of all refuses it (`only=until` measures this alone):

                | revoked | until it is refused by | times | p50, ms | p99, ms | highest, ms |
                |---|---|---|---|---|---|
                %s

                Memory after the load (RSS): %s.

                `./tillgate up` on built artifacts, everything included: %.1f s; as long as each service says that it took among the others: %s.
                """.formatted(
                        options.turns(),
                        options.time().toSeconds(),
                        options.jit().toSeconds(),
                        options.warmUp().toSeconds(),
                        options.connections(),
                        options.connections(),
                        options.turns(),
                        options.time().toSeconds(),
                        options.warmUp().toSeconds(),
                        options.jit().toSeconds(),
                        RawSpeed.provider(),
                        machine(),
                        figures.stream().map(Figure::row).collect(Collectors.joining("\n")),
                        delays.stream().map(Delays::row).collect(Collectors.joining("\n")),
                        memory.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue() / MIB + " MiB")
                                .collect(Collectors.joining(", ")),
                        startSeconds,
                        starts.entrySet().stream()
                                .map(entry -> "%s %.1f s".formatted(entry.getKey(), entry.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static String machine() throws IOException {
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
