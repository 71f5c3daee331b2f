package io.tillgate.benchmarks;

import io.tillgate.benchmarks.load.Load;
import io.tillgate.benchmarks.load.LoadResult;
import io.tillgate.benchmarks.machine.LocalStack;
import io.tillgate.benchmarks.revocation.Readers;
import io.tillgate.benchmarks.revocation.Refusals;
import io.tillgate.benchmarks.revocation.Victim;
import io.tillgate.benchmarks.scenario.Credential;
import io.tillgate.benchmarks.scenario.TokenScenarios;
import io.tillgate.benchmarks.scenario.Tokens;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Measures the time from the response to a revocation until the token is refused, in quiet or while clients request
 * tokens. Each token is used once before it is revoked, so that the API has cached it.
 */
final class UntilRefused {
    /** The number of additional resource servers in the measurements with readers. */
    static final int READERS = 20;
    /** The tokens per second in the measurements under load. */
    static final int TOKENS_PER_SECOND = 500;

    private static final int REVOCATIONS = 200;
    private static final int WARM_UP_SHARE = 4;
    private static final int CONNECTIONS = 32;
    private static final long HIGHEST_MICROS = TimeUnit.SECONDS.toMicros(30);
    /**
     * The pause between two requests. Without it the API would take a core from the processes that propagate the
     * revocation.
     */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Tokens tokens;
    private final LocalStack stack;
    private final Load load;

    UntilRefused(Tokens tokens, LocalStack stack, Load load) {
        this.tokens = tokens;
        this.stack = stack;
        this.load = load;
    }

    /** Runs consecutive revocations to warm up the JIT compilers. */
    void warmUp(Victim victim, int count) throws IOException, InterruptedException {
        run(victim, null, count);
    }

    /** Starts the additional resource servers. */
    Readers readers() throws IOException {
        return Readers.start(READERS, stack.kafka(), stack.issuer(), stack.address("auth-service"));
    }

    /**
     * Measures consecutive revocations, after a quarter as many for warm-up.
     *
     * @param readers additional resource servers, of which the last to refuse counts; null for the sample API alone
     */
    Delays inQuiet(Victim victim, @Nullable Readers readers) throws IOException, InterruptedException {
        return show(Delays.of(victim.name(), names(readers), "none", warmAndRun(victim, readers)));
    }

    /** Measures the same while clients request tokens at a steady pace. */
    Delays underLoad(Victim victim, @Nullable Readers readers) throws IOException, InterruptedException {
        Load.Background requests = load.pace(
                stack.port("auth-service"),
                new TokenScenarios(tokens).clientCredentials(tokens.client("backoffice")),
                CONNECTIONS,
                TOKENS_PER_SECOND);
        Histogram micros;
        LoadResult issued;
        try {
            micros = warmAndRun(victim, readers);
        } finally {
            issued = requests.stop();
        }
        if (issued.unexpected() > 0) {
            throw new IOException("the load was refused: " + issued.firstUnexpected());
        }
        String load = "%.0f tokens/s".formatted(issued.perSecond());
        return show(Delays.of(victim.name(), names(readers), load, micros));
    }

    private static String names(@Nullable Readers readers) {
        return readers == null ? "1 resource server" : "1 resource server and " + READERS + " readers";
    }

    private static Delays show(Delays delays) {
        System.out.println(delays.row());
        return delays;
    }

    private Histogram warmAndRun(Victim victim, @Nullable Readers readers) throws IOException, InterruptedException {
        run(victim, readers, REVOCATIONS / WARM_UP_SHARE);
        return run(victim, readers, REVOCATIONS);
    }

    private Histogram run(Victim victim, @Nullable Readers readers, int count)
            throws IOException, InterruptedException {
        Histogram micros = new Histogram(HIGHEST_MICROS, 3);
        for (int i = 0; i < count; i++) {
            Credential credential = victim.arm(i);
            require(200, tokens.dishes(credential), "before the revocation");
            Refusals refusals = Refusals.await(readers, tokens.introspect(credential.secret()));
            require(200, victim.kill(), "to the revocation");
            long answered = System.nanoTime();
            int status = tokens.dishes(credential);
            while (status != 401) {
                require(200, status, "after the revocation");
                LockSupport.parkNanos(PAUSE_NANOS);
                status = tokens.dishes(credential);
            }
            long refused = Math.max(System.nanoTime(), refusals.last());
            micros.recordValue(Math.max(0, Math.min(HIGHEST_MICROS, (refused - answered) / 1_000)));
        }
        return micros;
    }

    private static void require(int expected, int status, String when) throws IOException {
        if (status != expected) {
            throw new IOException("answered " + status + " instead of " + expected + " " + when);
        }
    }
}
