package io.tillgate.resource.enforcement;

import io.tillgate.resource.staleness.Freshness;
import io.tillgate.resource.staleness.Knowledge;
import io.tillgate.resource.staleness.SteadyClock;
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
    private final Clock steady;
    private long term;
    private boolean announced;
    private boolean ready;
    private @Nullable Report last;
    private long offset = -1;
    private @Nullable Knowledge known;

    /** @param limit the maximum age of the knowledge at which an instance serves */
    Lease(Freshness freshness, Duration limit, Clock clock) {
        this.freshness = freshness;
        this.limit = limit;
        this.clock = clock;
        this.steady = new SteadyClock(clock);
    }

    /**
     * A report of this instance's state.
     *
     * @param term the number of the join that it belongs to
     * @param ready whether everything is applied that existed when this instance joined
     * @param offset the offset up to which everything is applied
     * @param at the time of the report
     * @param known what is known; null while it is unknown
     * @param servesUntil the time until which this instance serves on the strength of this report
     * @param steadyUntil the same time by a clock that is never set back
     */
    record Report(
            long term,
            boolean ready,
            long offset,
            Instant at,
            @Nullable Knowledge known,
            Instant servesUntil,
            Instant steadyUntil) {
        /** Returns the time before which everything is applied; null while unknown. */
        @Nullable
        Instant asOf() {
            return known == null ? null : known.asOf();
        }
    }

    synchronized boolean mustJoin() {
        return term == 0 || hasRunOut();
    }

    /** Begins a new term, in which nothing is known yet. */
    synchronized void begin() {
        term++;
        announced = false;
        ready = false;
        last = null;
        offset = -1;
        known = null;
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
        known = freshness.vouched().orElse(null);
    }

    /** Returns the current report; null before the first term. */
    synchronized @Nullable Report report() {
        if (term == 0) {
            return null;
        }
        Instant now = clock.instant();
        @Nullable Knowledge told = ready ? known : null;
        Instant from = now;
        Duration left = limit;
        // Outdated knowledge serves no request, but it may be renewed at any time: the lease then counts from now.
        if (told != null && freshness.age(told).compareTo(limit) < 0) {
            from = told.asOf();
            left = limit.minus(freshness.age(told));
        }
        return new Report(
                term,
                ready,
                offset,
                now,
                told,
                from.plus(limit),
                steady.instant().plus(left));
    }

    /** Notes that Kafka has acknowledged a report. */
    synchronized void acknowledged(Report report) {
        if (report.term() != term || hasRunOut()) {
            return;
        }
        last = report; // others read the last report on the topic
        announced = true;
        notifyAll();
        if (report.known() != null) {
            freshness.receipted(report.known());
        }
    }

    private boolean hasRunOut() {
        return last != null
                && (clock.instant().isAfter(last.servesUntil())
                        || steady.instant().isAfter(last.steadyUntil()));
    }
}
