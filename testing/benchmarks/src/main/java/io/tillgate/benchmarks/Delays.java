package io.tillgate.benchmarks;

import io.tillgate.benchmarks.revocation.Readers;
import io.tillgate.benchmarks.revocation.Refusals;
import io.tillgate.benchmarks.revocation.Victim;
import io.tillgate.benchmarks.scenario.Credential;
import io.tillgate.benchmarks.scenario.Tokens;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The delays from the response to a revocation until the token is refused. Each token is used once before it is
 * revoked, so that the API has cached it.
 *
 * @param name what is revoked
 * @param readers the resource servers, of which the last to refuse counts
 * @param micros the delays in microseconds
 */
record Delays(String name, String readers, Histogram micros) {
    private static final long HIGHEST_MICROS = TimeUnit.SECONDS.toMicros(30);
    private static final int WARM_UP_SHARE = 4;
    /**
     * The pause between two requests. Without it the API would take a core from the processes that propagate the
     * revocation.
     */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * Measures a number of consecutive revocations, after a quarter as many for warm-up.
     *
     * @param readers additional resource servers, of which the last to refuse counts; null for the sample API alone
     */
    static Delays measure(Tokens tokens, Victim victim, @Nullable Readers readers, int count)
            throws IOException, InterruptedException {
        run(tokens, victim, readers, count / WARM_UP_SHARE);
        Delays delays = new Delays(
                victim.name(),
                readers == null ? "1 resource server" : "1 resource server and 20 readers",
                run(tokens, victim, readers, count));
        System.out.println(delays.row());
        return delays;
    }

    /** Runs consecutive revocations to warm up the JIT compilers. */
    static void warmUp(Tokens tokens, Victim victim, int count) throws IOException, InterruptedException {
        run(tokens, victim, null, count);
    }

    private static Histogram run(Tokens tokens, Victim victim, @Nullable Readers readers, int count)
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

    String row() {
        return "| %s | %s | %d | %.1f | %.1f | %.1f |"
                .formatted(
                        name,
                        readers,
                        micros.getTotalCount(),
                        micros.getValueAtPercentile(50) / 1_000.0,
                        micros.getValueAtPercentile(99) / 1_000.0,
                        micros.getMaxValue() / 1_000.0);
    }

    private static void require(int expected, int status, String when) throws IOException {
        if (status != expected) {
            throw new IOException("answered " + status + " instead of " + expected + " " + when);
        }
    }
}
