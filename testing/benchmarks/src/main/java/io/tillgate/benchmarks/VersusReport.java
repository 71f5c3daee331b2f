package io.tillgate.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the comparison into {@code docs/benchmarks.md}, and its plot beside it.
 *
 * @param options the options of the run
 */
record VersusReport(Options options) {
    private static final long MIB = 1024 * 1024;
    private static final String PLOT = "images/versus-keycloak.svg";
    private static final List<String> SERVICES =
            List.of("auth-service", "user-service", "scope-registry", "audit-service");
    private static final List<String> OTHERS = List.of("sample-pos-api", "postgres", "kafka", "gateway", "mail");
    private static final int MEMORY_GOAL_MIB = 700;
    private static final int START_GOAL_SECONDS = 15;
    private static final Map<String, Integer> DELAY_GOALS_MILLIS = Map.of("1", 50, "20", 100);

    /** Returns the file with all results. */
    Path results() {
        return options.root().resolve("testing/benchmarks/target/versus.json");
    }

    void write(VersusResults results) throws IOException {
        Page.replace(
                options.output(),
                Map.of(Page.Section.INTRODUCTION, Report.introduction(), Page.Section.VERSUS, text(results)));
        Path plot = options.output().resolveSibling(PLOT);
        Files.createDirectories(plot.getParent());
        Files.writeString(plot, RatioPlot.svg(results.comparisons().values()));
    }

    private static String text(VersusResults results) {
        return """
            ## Compared with Keycloak

            ```text
            ./mvnw -DskipTests package
            java -cp 'testing/benchmarks/target/classes:testing/benchmarks/target/lib/*' io.tillgate.benchmarks.Benchmarks versus=keycloak
            ```

            The program fetches Keycloak's distribution with Maven, builds it for PostgreSQL, and starts it beside a separate stack of Tillgate, on free ports. `only=refresh,JWKS` measures some rows again and keeps the others (`testing/benchmarks/target/versus.json`). %1$s

            - **Keycloak**: `kc.sh start --optimized` with its default JVM options, no cluster (`--cache=local`), and its own PostgreSQL with the settings of Tillgate's, at default durability. Its events are off, as by default.
            - **Tillgate**: `./tillgate up`, *all parts running*: four services, the sample API, gateway, mail, PostgreSQL, Kafka. All Java parts use the C2 compiler, as Keycloak does, also in the starts. Every answer has waited for the disk, and each token, refresh and revocation is an event in the audit log.
            - **The same on both sides**: confidential clients with a secret, RS256 with 2048 bits unless the row says ES256 (Keycloak's figure is then that of RS256), access tokens of an hour, rotated refresh tokens, Argon2id with 7 MiB, t=5, p=1, the load generator: one thread that keeps 32 connections busy, on the same cores.
            - **In turns** (A B A B): %2$s A turn begins and ends when all processes of its side are quiet, or after 10 s. The figures are medians.
            - **Processor time** is that of all processes of a side for one request, the work after the last answer included, without the load generator. The figures with a colon are Keycloak's and Tillgate's.

            %3$s

            ![The ratios of the next table as bars](%4$s)

            | work | Keycloak, per s | Tillgate, per s | ratio | goal | p50, ms | p99, ms | processor time of all parts, µs | |
            |---|---|---|---|---|---|---|---|---|
            %5$s

            The processor time of each part for one request, in µs:

            | work | %6$s |
            |---|%7$s
            %8$s

            From the answer to a revocation until the token is refused with 401, while clients request tokens. Keycloak has no such propagation by default: a protected API accepts a revoked JWT until it expires, unless it introspects.

            | revoked | refused by | load | times | p50, ms | p99, ms | highest, ms | goal for p99 |
            |---|---|---|---|---|---|---|---|
            %9$s

            | process | processor time of its start, s | memory after the load (RSS), MiB |
            |---|---|---|
            %10$s

            %11$s

            %12$s
            """.formatted(
                        results.remarks().getOrDefault("versions", "") + ".",
                        results.remarks().getOrDefault("turns", ""),
                        results.remarks().getOrDefault("machine", ""),
                        PLOT,
                        rows(results.comparisons().values().stream()
                                .map(Comparison::row)
                                .toList()),
                        String.join(" | ", columns()),
                        "---|".repeat(columns().size()),
                        rows(results.comparisons().values().stream()
                                .map(VersusReport::partsRow)
                                .toList()),
                        rows(results.delays().entrySet().stream()
                                .map(VersusReport::delayRow)
                                .toList()),
                        rows(results.processes().entrySet().stream()
                                .map(VersusReport::processRow)
                                .toList()),
                        memory(results.processes()),
                        starts(results.starts()));
    }

    private static String rows(List<String> rows) {
        return rows.isEmpty() ? "| not measured |" : String.join("\n", rows);
    }

    private static List<String> columns() {
        return Stream.of(List.of("Keycloak", "its PostgreSQL"), SERVICES, OTHERS)
                .flatMap(List::stream)
                .toList();
    }

    private static String partsRow(Comparison each) {
        String theirs = cells(each.keycloak(), List.of("keycloak", "postgres"));
        return "| " + each.work() + " | " + theirs + " | " + cells(each.tillgate(), SERVICES) + " | "
                + cells(each.tillgate(), OTHERS) + " |";
    }

    private static String cells(Medians medians, List<String> parts) {
        return parts.stream()
                .map(part -> "%,.0f".formatted(medians.micros(Set.of(part))))
                .collect(Collectors.joining(" | "));
    }

    private static String delayRow(Map.Entry<String, Delays> each) {
        int goal = DELAY_GOALS_MILLIS.getOrDefault(each.getKey(), 0);
        return each.getValue().row()
                + " %d ms, %s |".formatted(goal, met(each.getValue().p99Millis() <= goal));
    }

    private static String processRow(Map.Entry<String, VersusResults.Footprint> each) {
        return "| %s | %.1f | %d |"
                .formatted(
                        each.getKey(),
                        each.getValue().startSeconds(),
                        each.getValue().residentBytes() / MIB);
    }

    private static String memory(Map<String, VersusResults.Footprint> processes) {
        if (processes.isEmpty()) {
            return "";
        }
        long ours = SERVICES.stream().mapToLong(name -> mib(processes, name)).sum();
        long theirs = mib(processes, "keycloak: keycloak");
        return "The four services together hold %d MiB, Keycloak %d MiB. The goal is less than Keycloak and at most %d MiB: %s. PostgreSQL's processes share memory, which counts for each of them."
                .formatted(ours, theirs, MEMORY_GOAL_MIB, met(ours < theirs && ours <= MEMORY_GOAL_MIB));
    }

    private static long mib(Map<String, VersusResults.Footprint> processes, String name) {
        VersusResults.Footprint process = processes.get(name);
        return process == null ? 0 : process.residentBytes() / MIB;
    }

    private static String starts(Map<String, Double> starts) {
        String each = starts.entrySet().stream()
                .map(start -> "%s %.1f s".formatted(start.getKey(), start.getValue()))
                .collect(Collectors.joining(", "));
        double up = starts.getOrDefault("./tillgate up", 0.0);
        return "Start: %s. The goal for `./tillgate up` is %d s: %s. Tillgate's figures include PostgreSQL, Kafka and the command itself; Keycloak's are without its PostgreSQL. The first starts create the tables."
                .formatted(each, START_GOAL_SECONDS, met(up <= START_GOAL_SECONDS));
    }

    private static String met(boolean met) {
        return met ? "met" : "**missed**";
    }
}
