package io.tillgate.benchmarks;

import io.tillgate.benchmarks.scenario.Tokens;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long after the revocation's answer the sample API refuses the token: its first 401. Each token is used once before
 * it is revoked, so that the API knows it.
 *
 * @param name what is revoked
 * @param micros the delays
 */
record Delays(String name, Histogram micros) {
    private static final long HIGHEST_MICROS = TimeUnit.SECONDS.toMicros(30);

    /** Revokes tokens one after the other; as many again before, which do not count. */
    static Delays measure(String name, Tokens tokens, Tokens.Client client, int count)
            throws IOException, InterruptedException {
        Histogram micros = new Histogram(HIGHEST_MICROS, 3);
        for (int i = 0; i < 2 * count; i++) {
            String token = tokens.issue(client);
            require(200, tokens.dishes(token), "before the revocation");
            require(200, tokens.revoke(client, token), "to the revocation");
            long answered = System.nanoTime();
            int status = tokens.dishes(token);
            while (status != 401) {
                require(200, status, "after the revocation");
                status = tokens.dishes(token);
            }
            if (i >= count) {
                micros.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - answered) / 1_000));
            }
        }
        Delays delays = new Delays(name, micros);
        System.out.println(delays.row());
        return delays;
    }

    String row() {
        return "| %s | %d | %.1f | %.1f | %.1f |"
                .formatted(
                        name,
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
