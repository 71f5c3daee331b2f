package io.tillgate.resource.enforcement;

import io.tillgate.resource.staleness.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when this instance may serve by what it has told: each report that is on the topic extends it. Once it has run out,
 * everybody else counts this instance as gone; it must join anew before it serves again. Safe for any thread.
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

    /** @param limit up to which age of its knowledge an instance serves */
    Lease(Freshness freshness, Duration limit, Clock clock) {
        this.freshness = freshness;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * What is to be told.
     *
     * @param term the joining that it belongs to
     * @param ready whether everything is applied that was there when this instance joined
     * @param offset up to where everything is applied
     * @param at when this is
     * @param asOf the moment before which everything is applied; null while it is not known
     * @param servesUntil until when this instance serves by it
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

    /** A new term, in which nothing is known. */
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

    /** Waits a little for the announcement to be on the topic. */
    @SuppressWarnings("WaitNotInLoop") // whoever waits asks again, and wakes the reporter in between
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

    /** What is to be told now; null where this instance has not begun. */
    synchronized @Nullable Report report() {
        if (term == 0) {
            return null;
        }
        Instant now = clock.instant();
        @Nullable Instant known = ready ? asOf : null;
        // By knowledge that is too old nothing is served, but new knowledge may come at any time.
        Instant from = known != null && known.plus(limit).isAfter(now) ? known : now;
        return new Report(term, ready, offset, now, known, from.plus(limit));
    }

    /** A report is on the topic. */
    synchronized void acknowledged(Report report) {
        if (report.term() != term || hasRunOut()) {
            return;
        }
        until = report.servesUntil(); // the last one that is there is what everybody goes by
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
