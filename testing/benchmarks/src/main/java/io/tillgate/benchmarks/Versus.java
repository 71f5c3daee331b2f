package io.tillgate.benchmarks;

import io.tillgate.benchmarks.keycloak.KeycloakServer;
import io.tillgate.benchmarks.load.Load;
import io.tillgate.benchmarks.load.Scenario;
import io.tillgate.benchmarks.machine.LocalStack;
import io.tillgate.benchmarks.machine.Parts;
import io.tillgate.benchmarks.revocation.Readers;
import io.tillgate.benchmarks.revocation.Victim;
import io.tillgate.benchmarks.revocation.Victims;
import io.tillgate.benchmarks.scenario.Issuer;
import io.tillgate.benchmarks.scenario.TokenScenarios;
import io.tillgate.benchmarks.scenario.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Compares Tillgate, all its parts running, with Keycloak on the same cores, in turns. */
final class Versus {
    private static final String RS256 = "client_credentials, RS256";
    private static final String ES256 = "client_credentials, ES256";
    private static final int WARM_UP_REVOCATIONS = 500;
    /** Bounds the memory of the tokens that are kept for revocation. */
    private static final int MOST_TOKENS = 100_000;

    private final Options options;
    private final Load load;
    private final VersusReport report;
    private final VersusResults results;
    private final List<String> failed = new ArrayList<>();

    private Versus(Options options, Load load) throws IOException {
        this.options = options;
        this.load = load;
        this.report = new VersusReport(options);
        this.results = VersusResults.load(report.results());
    }

    /** Measures, and writes the report after each row. */
    static void run(Options options, String javaOptions) throws IOException, InterruptedException {
        System.out.printf("This takes about %d minutes.%n", expected(options).toMinutes() + 1);
        try (Load load = new Load();
                LocalStack stack = LocalStack.start(options.root(), javaOptions)) {
            new Versus(options, load).run(stack);
        }
    }

    private static Duration expected(Options options) {
        Duration starts = Duration.ofSeconds(100);
        Duration turns = options.time().plusSeconds(1).multipliedBy(options.turns());
        Duration rows = options.warmUp().plus(turns).multipliedBy(13);
        Duration revocations = Duration.ofSeconds(60);
        return starts.plus(options.jit().multipliedBy(2)).plus(rows).plus(revocations);
    }

    private void run(LocalStack stack) throws IOException, InterruptedException {
        results.starts().put("./tillgate up --fresh", stack.startSeconds());
        stack.down();
        try (KeycloakServer keycloak = KeycloakServer.start(options.root())) {
            results.starts().put("first start of Keycloak", keycloak.firstStartSeconds());
            results.starts().put("next start of Keycloak", keycloak.startSeconds());
            results.starts().put("./tillgate up", stack.up());
            results.remarks().put("versions", "Keycloak " + keycloak.version() + ", Tillgate of " + LocalDate.now());
            results.remarks().put("machine", Report.machine());
            results.remarks().put("turns", options.describe());
            Map<String, Duration> theirStart = keycloak.parts().processorTimes();
            Map<String, Duration> ourStart = stack.parts().processorTimes();
            Tokens tokens = new Tokens(stack);
            compare(
                    new Contender(keycloak.port(), keycloak.parts(), keycloak.issuer()),
                    new Contender(stack.port("auth-service"), stack.parts(), tokens),
                    tokens,
                    stack);
            if (options.wantsAll()) { // the memory of a part of the load is not comparable
                footprint("keycloak: ", keycloak.parts(), theirStart);
                footprint("", stack.parts(), ourStart);
            }
        }
        write();
        System.out.println("Written: " + options.output() + (failed.isEmpty() ? "" : ", without " + failed));
    }

    private void compare(Contender keycloak, Contender tillgate, Tokens tokens, LocalStack stack) throws IOException {
        for (Contender each : List.of(keycloak, tillgate)) {
            load.run(each.port, each.issuing(), options.connections(), options.jit());
        }
        row(RS256 + ", ES256", () -> {
            String metadata = "\"access_token_format\": \"jwt\", \"access_token_signed_response_alg\": \"ES256\"";
            Tokens.Client es256 = tokens.register("Benchmark, ES256", metadata);
            List<List<Turn>> turns = inTurns(
                    new Contest(keycloak, keycloak.issuing()),
                    new Contest(tillgate, tillgate.issuing()),
                    new Contest(tillgate, tillgate.scenarios.clientCredentials(es256)));
            add(new Comparison(RS256, 4, turns.get(0), turns.get(1)));
            add(new Comparison(ES256, 10, turns.get(0), turns.get(2)));
        });
        row("refresh with rotation", 5, keycloak, tillgate, each -> each.scenarios.refresh(options.connections()));
        row("introspection of a user token", 3, keycloak, tillgate, each -> each.scenarios.introspection());
        row("password grant, 7 MiB, t=5", 1.3, keycloak, tillgate, each -> each.scenarios.password());
        row("JWKS", 4, keycloak, tillgate, each -> each.scenarios.jwks());
        // Before thousands of revocations, which the additional readers would have to read first.
        row("until refused", () -> untilRefused(new UntilRefused(tokens, stack, load), tokens));
        row("revocation of an access token", 2, keycloak, tillgate, each -> {
            if (each.issued.isEmpty()) {
                Duration enough = options.warmUp().plus(options.time().multipliedBy(options.turns()));
                load.run(each.port, each.issuing(), options.connections(), enough);
            }
            return each.scenarios.revocation(each.backOffice, each.issued);
        });
    }

    private void untilRefused(UntilRefused delays, Tokens tokens) throws IOException, InterruptedException {
        Victim victim = new Victims(tokens).all().get(0);
        delays.warmUp(victim, WARM_UP_REVOCATIONS);
        results.delays().put("1", delays.underLoad(victim, null));
        try (Readers readers = delays.readers()) {
            results.delays().put("20", delays.underLoad(victim, readers));
        }
    }

    private void row(String work, double goal, Contender keycloak, Contender tillgate, Preparation preparation)
            throws IOException {
        row(work, () -> {
            List<List<Turn>> turns = inTurns(
                    new Contest(keycloak, preparation.of(keycloak)), new Contest(tillgate, preparation.of(tillgate)));
            add(new Comparison(work, goal, turns.get(0), turns.get(1)));
        });
    }

    /** Measures a row if it is wanted. If it fails, the others are measured nevertheless. */
    private void row(String name, Measurement measurement) throws IOException {
        if (!options.wants(name)) {
            return;
        }
        try {
            measurement.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (IOException | RuntimeException e) {
            failed.add(name);
            System.out.println(name + " failed: " + e);
        }
        write();
    }

    private List<List<Turn>> inTurns(Contest... contests) {
        List<List<Turn>> turns = new ArrayList<>();
        for (Contest each : contests) {
            load.run(each.contender.port, each.scenario, options.connections(), options.warmUp());
            each.contender.parts.settled();
            turns.add(new ArrayList<>());
        }
        for (int turn = 0; turn < options.turns(); turn++) {
            for (int i = 0; i < contests.length; i++) {
                Contender contender = contests[i].contender;
                turns.get(i)
                        .add(Turn.run(
                                load,
                                contender.parts,
                                contender.port,
                                contests[i].scenario,
                                options.connections(),
                                options.time()));
            }
        }
        return turns;
    }

    private void add(Comparison comparison) {
        results.comparisons().put(comparison.work(), comparison);
        System.out.println(comparison.row());
    }

    private void footprint(String prefix, Parts parts, Map<String, Duration> start) {
        parts.processes()
                .forEach((name, process) -> results.processes()
                        .put(
                                prefix + name,
                                new VersusResults.Footprint(
                                        start.getOrDefault(name, Duration.ZERO).toMillis() / 1e3,
                                        process.residentBytes())));
    }

    private void write() throws IOException {
        results.save(report.results());
        report.write(results);
    }

    /** One side: where it answers, its processes, its load, and the tokens that it has issued. */
    private static final class Contender {
        private final int port;
        private final Parts parts;
        private final TokenScenarios scenarios;
        private final Tokens.Client backOffice;
        private final Queue<String> issued = new ArrayDeque<>();

        Contender(int port, Parts parts, Issuer issuer) {
            this.port = port;
            this.parts = parts;
            this.scenarios = new TokenScenarios(issuer);
            this.backOffice = issuer.client("backoffice");
        }

        Scenario issuing() {
            return scenarios.clientCredentials(backOffice, issued, MOST_TOKENS);
        }
    }

    private record Contest(Contender contender, Scenario scenario) {}

    private interface Preparation {
        Scenario of(Contender contender) throws IOException, InterruptedException;
    }

    private interface Measurement {
        void run() throws IOException, InterruptedException;
    }
}
