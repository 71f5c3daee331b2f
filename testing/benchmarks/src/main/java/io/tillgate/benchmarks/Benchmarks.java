package io.tillgate.benchmarks;

import io.tillgate.benchmarks.load.Load;
import io.tillgate.benchmarks.load.Scenario;
import io.tillgate.benchmarks.machine.LocalStack;
import io.tillgate.benchmarks.machine.RawSpeed;
import io.tillgate.benchmarks.revocation.Readers;
import io.tillgate.benchmarks.revocation.Victim;
import io.tillgate.benchmarks.revocation.Victims;
import io.tillgate.benchmarks.scenario.Registrations;
import io.tillgate.benchmarks.scenario.TokenScenarios;
import io.tillgate.benchmarks.scenario.Tokens;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Starts a stack, measures it, and writes the report. */
public final class Benchmarks {
    private static final int ARGON2_MEMORY_KIB = 7_168;
    private static final int ARGON2_ITERATIONS = 5;
    private static final String JAVA_OPTIONS = "-XX:TieredStopAtLevel=4 -Dtillgate.users.passwords.memory-kib="
            + ARGON2_MEMORY_KIB + " -Dtillgate.users.passwords.iterations=" + ARGON2_ITERATIONS;

    private static final int WARM_UP_REVOCATIONS = 1_500;
    private static final List<String> SERVICES =
            List.of("auth-service", "user-service", "scope-registry", "audit-service", "sample-pos-api");

    private final Options options;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Delays> delays = new ArrayList<>();

    private Benchmarks(Options options) {
        this.options = options;
    }

    /**
     * Runs the benchmarks as described in {@code docs/benchmarks.md}.
     *
     * @param arguments see {@link Options}
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        RawSpeed.useNativeProvider();
        Options options = Options.parse(arguments);
        if (options.versus().isEmpty()) {
            new Benchmarks(options).run();
        } else {
            Versus.run(options, JAVA_OPTIONS);
        }
    }

    private void run() throws IOException, InterruptedException {
        Map<String, Long> memory = new LinkedHashMap<>();
        Map<String, Double> starts = new LinkedHashMap<>();
        double start;
        try (LocalStack stack = LocalStack.start(options.root(), JAVA_OPTIONS);
                Load load = new Load()) {
            start = stack.startSeconds();
            for (String service : SERVICES) {
                starts.put(service, stack.startSeconds(service));
            }
            Tokens tokens = new Tokens(stack);
            if (options.wants("until refused")) {
                untilRefused(tokens, new UntilRefused(tokens, stack, load));
            }
            // Consumers of the events would process them later and use the cores during other measurements.
            stack.tillgate("stop", "audit-service");
            stack.tillgate("stop", "sample-pos-api");
            measure(tokens, new Meter(stack, load, options), load, stack);
            for (String service : List.of("auth-service", "user-service", "scope-registry")) {
                memory.put(service, stack.process(service).residentBytes());
            }
        }
        new Report(options, figures, delays, memory, starts, start).write();
        System.out.println("Written: " + options.output());
    }

    private void untilRefused(Tokens tokens, UntilRefused untilRefused) throws IOException, InterruptedException {
        List<Victim> victims = new Victims(tokens).all();
        untilRefused.warmUp(victims.get(0), WARM_UP_REVOCATIONS);
        for (Victim victim : victims) {
            delays.add(untilRefused.inQuiet(victim, null));
            delays.add(untilRefused.underLoad(victim, null));
        }
        try (Readers readers = untilRefused.readers()) {
            for (Victim victim : victims) {
                delays.add(untilRefused.inQuiet(victim, readers));
                delays.add(untilRefused.underLoad(victim, readers));
            }
        }
    }

    private void measure(Tokens tokens, Meter meter, Load load, LocalStack stack)
            throws IOException, InterruptedException {
        TokenScenarios scenarios = new TokenScenarios(tokens);
        Tokens.Client backOffice = tokens.client("backoffice");
        load.run(
                stack.port("auth-service"),
                scenarios.clientCredentials(backOffice),
                options.connections(),
                options.jit());
        DoubleSupplier rs256 = raw(RawSpeed::rs256);
        add(meter, "client_credentials, RS256", () -> scenarios.clientCredentials(backOffice), rs256);
        String es256 = "\"access_token_format\": \"jwt\", \"access_token_signed_response_alg\": \"ES256\"";
        add(
                meter,
                "client_credentials, ES256",
                () -> scenarios.clientCredentials(tokens.register("Benchmark, ES256", es256)),
                raw(RawSpeed::es256));
        add(meter, "refresh with rotation, RS256", () -> scenarios.refresh(options.connections()), rs256);
        add(
                meter,
                "password grant, 7 MiB, t=5",
                scenarios::password,
                () -> RawSpeed.argon2id(ARGON2_MEMORY_KIB, ARGON2_ITERATIONS, options.time()));
        add(meter, "introspection", scenarios::introspection, null);
        if (options.wants("revoke")) {
            Queue<String> toRevoke = new ArrayDeque<>();
            Duration enough = options.warmUp().plus(options.time().multipliedBy(options.turns()));
            load.run(
                    stack.port("auth-service"),
                    scenarios.clientCredentials(backOffice, toRevoke, Integer.MAX_VALUE),
                    options.connections(),
                    enough);
            add(meter, "revoke an access token", () -> scenarios.revocation(backOffice, toRevoke), rs256);
        }
        add(meter, "JWKS", scenarios::jwks, null);
        Registrations registrations = new Registrations(tokens);
        add(meter, "user-service", "POST /users", registrations::accounts, null);
        add(meter, "scope-registry", "POST /scopes", registrations::scopes, null);
    }

    private void add(Meter meter, String name, Preparation preparation, @Nullable DoubleSupplier raw)
            throws IOException, InterruptedException {
        add(meter, "auth-service", name, preparation, raw);
    }

    private void add(Meter meter, String service, String name, Preparation preparation, @Nullable DoubleSupplier raw)
            throws IOException, InterruptedException {
        if (options.wants(name)) {
            figures.add(meter.measure(service, name, preparation.scenario(), raw));
        }
    }

    private DoubleSupplier raw(RawLimit limit) {
        return () -> {
            try {
                return limit.perSecond(options.time());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private interface Preparation {
        Scenario scenario() throws IOException, InterruptedException;
    }

    private interface RawLimit {
        double perSecond(Duration time) throws GeneralSecurityException;
    }
}
