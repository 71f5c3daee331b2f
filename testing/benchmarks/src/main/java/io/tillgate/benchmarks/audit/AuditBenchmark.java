package io.tillgate.benchmarks.audit;

import io.tillgate.benchmarks.machine.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Fills a stack's audit log, measures searches, and writes the report. */
public final class AuditBenchmark {
    private AuditBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments {@code name=value}: {@code root}, {@code records} in the log, {@code searches} of each kind,
     *     {@code ingest} events, {@code output}
     */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        Map<String, String> options = new HashMap<>(Map.of(
                "root", ".",
                "records", "10000000",
                "searches", "200",
                "ingest", "200000",
                "output", "docs/benchmarks-audit.md"));
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || options.replace(parts[0], parts[1]) == null) {
                throw new IllegalArgumentException(argument + ": use name=value, with one of " + options.keySet());
            }
        }
        run(
                Path.of(options.getOrDefault("root", ".")).toAbsolutePath().normalize(),
                Long.parseLong(options.getOrDefault("records", "")),
                Integer.parseInt(options.getOrDefault("searches", "")),
                Integer.parseInt(options.getOrDefault("ingest", "")),
                options.getOrDefault("output", ""));
    }

    private static void run(Path root, long records, int searches, int ingest, String output)
            throws IOException, InterruptedException, SQLException {
        try (LocalStack stack = LocalStack.start(root, "-XX:TieredStopAtLevel=4");
                Connection owner = owner(stack.settings("audit-service"))) {
            Instant now = Instant.now();
            double perSecond = new Ingest(stack, owner).measure(new GeneratedEvents(ingest, now), ingest);
            System.out.printf("  %.0f events per second%n", perSecond);
            stack.tillgate("stop", "audit-service");
            GeneratedEvents events = new GeneratedEvents(records, now);
            long began = System.nanoTime();
            new GeneratedLog(owner).fill(events, records);
            Duration filled = Duration.ofNanos(System.nanoTime() - began);
            System.out.printf("  filled in %d s%n", filled.toSeconds());
            stack.tillgate("start", "audit-service");
            AuditApi api = new AuditApi(stack);
            new Searches(api, events, records, 20).run(); // warm-up
            List<Searches.Took> took = new Searches(api, events, records, searches).run();
            Files.writeString(root.resolve(output), report(records, searches, ingest, perSecond, took));
            System.out.println("Written: " + root.resolve(output));
        }
    }

    private static Connection owner(Properties settings) throws SQLException {
        return DriverManager.getConnection(
                settings.getProperty("quarkus.flyway.jdbc-url"),
                settings.getProperty("quarkus.flyway.username"),
                settings.getProperty("quarkus.flyway.password"));
    }

    private static String report(long records, int searches, int ingest, double perSecond, List<Searches.Took> took) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
                # The audit log with millions of events

                Written by `benchmarks`; do not edit. The program starts a separate stack. PostgreSQL, Kafka, the services and the caller share the cores of the machine described in [benchmarks.md](benchmarks.md).

                ```text
                ./mvnw -DskipTests package
                java -cp 'testing/benchmarks/target/classes:testing/benchmarks/target/lib/*' io.tillgate.benchmarks.audit.AuditBenchmark
                ```

                Options: `records=10000000 searches=200 ingest=200000`.

                ## Recording

                %,d events waiting in Kafka are recorded at %,.0f per second, measured from the first entry in the log to the last.

                ## Searches

                Searches run among %,d generated records of two years, in monthly partitions, with their hash tree. Each kind of search runs %d times with different values, over HTTP, one after the other.

                | search | events per page | p50, ms | p95, ms | longest, ms |
                |---|---|---|---|---|
                """, ingest, perSecond, records, searches));
        for (Searches.Took each : took) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %.1f | %.1f | %.1f |%n",
                    each.name(),
                    each.found(),
                    each.percentile(50),
                    each.percentile(95),
                    each.percentile(100)));
        }
        return text.toString();
    }
}
