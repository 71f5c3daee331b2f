package io.tillgate.auth.revocation.receipt;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A request that waits until a revocation is enforced. Used by the reader thread only, except for its result. */
public final class PendingReceipt {
    private static final long UNKNOWN = -1;

    private final Semaphore seats;
    private final @Nullable String recordId;
    private final long startedNanos;
    private final long deadlineNanos;
    private final CompletableFuture<Receipt> result = new CompletableFuture<>();
    private long from = UNKNOWN;
    private OptionalLong offset = OptionalLong.empty();

    /**
     * Starts a wait.
     *
     * @param seats the semaphore from which a permit is acquired and to which it is released
     * @param recordId the id of the revocation's record; null to wait for everything that has been committed
     * @param committedNanos the time of the commit, by {@link System#nanoTime()}
     */
    PendingReceipt(Semaphore seats, @Nullable String recordId, long committedNanos, Duration atMost) {
        this.seats = seats;
        this.recordId = recordId;
        this.startedNanos = committedNanos;
        this.deadlineNanos = System.nanoTime() + atMost.toNanos();
    }

    CompletableFuture<Receipt> result() {
        return result;
    }

    /** Returns whether {@link #startFrom} must be called. */
    boolean needsEnd() {
        return recordId == null && from == UNKNOWN;
    }

    /** Sets the topic's end: everything committed before the wait precedes the second heartbeat after that end. */
    void startFrom(long end) {
        if (needsEnd()) {
            from = end;
        }
    }

    /** Determines the offset that must be applied, if it has been read already. */
    void resolve(RecordPositions positions) {
        if (offset.isEmpty()) {
            offset = recordId == null ? positions.secondBeatFrom(from) : positions.of(recordId);
        }
    }

    /** Returns whether the revocation is published and enforced, if every instance has applied an offset. */
    boolean isEnforced(long appliedByAll) {
        return offset.isPresent() && offset.getAsLong() <= appliedByAll;
    }

    /** Returns the receipt for these instances. */
    Receipt receipt(List<InstanceReport> live, long nowNanos) {
        return Receipt.of(live, offset.orElse(Long.MAX_VALUE), milliseconds(nowNanos));
    }

    /** Returns a receipt in which no instance is known to enforce the revocation. */
    Receipt unknown(List<InstanceReport> live, long nowNanos) {
        return Receipt.of(live, Long.MAX_VALUE, milliseconds(nowNanos));
    }

    void answer(Receipt receipt) {
        seats.release();
        result.complete(receipt);
    }

    /** Releases the permit if the request was cancelled or already answered, and returns whether it was. */
    boolean hasLeft() {
        if (result.isDone()) {
            seats.release();
            return true;
        }
        return false;
    }

    boolean isOver(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    private long milliseconds(long nowNanos) {
        return (nowNanos - startedNanos) / 1_000_000;
    }
}
