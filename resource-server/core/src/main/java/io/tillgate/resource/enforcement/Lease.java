package io.tillgate.resource.enforcement;

import io.tillgate.resource.staleness.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time until which this instance may serve; each report that Kafka acknowledges extends it. Once it has expired,
 * others regard the instance as gone, so it must join again before it serves. Thread-safe.
 */
final class Lease {
    private final Freshness freshness;
    private final Duration limit;
    private final Clock clock;
    private long term;
    private boolean announced;
    private boolean ready;
    private @Nullable Instant until;
    private long offset = -1;
    private @Nullable Instant asOf;

    /** @param limit the maximum age of the knowledge at which an instance serves */
    Lease(Freshness freshness, Duration limit, Clock clock) {
        this.freshness = freshness;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * A report of this instance's state.
     *
     * @param term the number of the join that it belongs to
     * @param ready whether everything is applied that existed when this instance joined
     * @param offset the offset up to which everything is applied
     * @param at the time of the report
     * @param asOf the time before which everything is applied; null while unknown
     * @param servesUntil the time until which this instance serves on the strength of this report
     */
    record Report(
            long term,
            boolean ready,
            long offset,
            Instant at,
            @Nullable Instant asOf,
            Instant servesUntil) {}

    synchronized boolean mustJoin() {
        return term == 0 || hasRunOut();
    }

    /** Begins a new term, in which nothing is known yet. */
    synchronized void begin() {
        term++;
        announced = false;
        ready = false;
        until = null;
        offset = -1;
        asOf = null;
        freshness.startOver();
    }

    synchronized boolean isAnnounced() {
        return announced;
    }

    /** Waits for the announcement to be on the topic, at most for a time. */
    @SuppressWarnings("WaitNotInLoop") // the caller loops, and wakes the reporter in between
    synchronized void awaitAnnounced(Duration atMost) throws InterruptedException {
        if (!announced) {
            wait(atMost.toMillis());
        }
    }

    synchronized void ready() {
        ready = true;
    }

    synchronized void applied(long upTo) {
        offset = upTo;
        asOf = freshness.vouchedUntil().orElse(null);
    }

    /** Returns the current report; null before the first term. */
    synchronized @Nullable Report report() {
        if (term == 0) {
            return null;
        }
        Instant now = clock.instant();
        @Nullable Instant known = ready ? asOf : null;
        // Outdated knowledge serves no request, but it may be renewed at any time: the lease then counts from now.
        Instant from = known != null && known.plus(limit).isAfter(now) ? known : now;
        return new Report(term, ready, offset, now, known, from.plus(limit));
    }

    /** Notes that Kafka has acknowledged a report. */
    synchronized void acknowledged(Report report) {
        if (report.term() != term || hasRunOut()) {
            return;
        }
        until = report.servesUntil(); // others read the last report on the topic
        announced = true;
        notifyAll();
        if (report.asOf() != null) {
            freshness.receiptedUntil(report.asOf());
        }
    }

    private boolean hasRunOut() {
        return until != null && clock.instant().isAfter(until);
    }
}
