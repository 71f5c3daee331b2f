package io.tillgate.local.demo;

import io.tillgate.local.client.Answer;
import io.tillgate.local.client.Origin;
import io.tillgate.local.client.TokenCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs a series of revocations and reports the percentiles of the time to the first 401. */
final class RevocationSeries {
    private static final Duration GOAL = Duration.ofMillis(100);

    private final Origin origin;
    private final TokenCalls calls;
    private final DemoReport report;

    RevocationSeries(Origin origin, TokenCalls calls, DemoReport report) {
        this.origin = origin;
        this.calls = calls;
        this.report = report;
    }

    void run(int count) {
        RevocationWatch watch = new RevocationWatch(origin);
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Answer issued = origin.send(calls.clientCredentials("backoffice"));
            report.require(issued.status() == 200, "a token (200)", Integer.toString(issued.status()));
            String token = issued.text("access_token");
            int status = origin.send(TokenCalls.dishes(token)).status();
            report.require(status == 200, "200 from the API before the revocation", Integer.toString(status));
            status = origin.send(calls.revokeOfBackoffice(token)).status();
            report.require(status == 200, "200 from the revocation", Integer.toString(status));
            times.add(watch.untilRefused(token));
        }
        times.sort(null);
        Duration p99 = percentile(times, 99);
        report.text(String.format(
                Locale.ROOT,
                "  %d revocations, from the revoke's answer to the first 401: p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                count,
                millis(percentile(times, 50)),
                millis(p99),
                millis(times.get(times.size() - 1))));
        report.require(
                p99.compareTo(GOAL) <= 0,
                "p99 within " + GOAL.toMillis() + " ms",
                String.format(Locale.ROOT, "%.1f ms", millis(p99)));
    }

    /** Returns a percentile of a sorted list by the nearest-rank method. */
    static Duration percentile(List<Duration> sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1_000_000.0;
    }
}
