package io.tillgate.auth.revocation.receipt;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A request that waits for a revocation to be enforced. For the thread that reads, but for its result. */
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
     * A wait that begins now.
     *
     * @param seats where it has taken one
     * @param recordId the revocation's record; null for everything that has been committed
     * @param committedNanos when it was committed, by {@link System#nanoTime()}
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

    /** Whether it is to be told where the revocations end. */
    boolean needsEnd() {
        return recordId == null && from == UNKNOWN;
    }

    /** Everything that was committed before this wait began lies before an offset, or comes within the next two heartbeats. */
    void startFrom(long end) {
        if (needsEnd()) {
            from = end;
        }
    }

    /** Finds out which offset is to be applied, as far as that has been read. */
    void resolve(RecordPositions positions) {
        if (offset.isEmpty()) {
            offset = recordId == null ? positions.secondBeatFrom(from) : positions.of(recordId);
        }
    }

    /** Tells what is known of some instances. */
    Receipt receipt(List<InstanceReport> live, long nowNanos) {
        return Receipt.of(live, offset.orElse(Long.MAX_VALUE), milliseconds(nowNanos));
    }

    /** Tells that nobody is known to enforce it. */
    Receipt unknown(List<InstanceReport> live, long nowNanos) {
        return Receipt.of(live, Long.MAX_VALUE, milliseconds(nowNanos));
    }

    void answer(Receipt receipt) {
        seats.release();
        result.complete(receipt);
    }

    /** Leaves where the request has gone, or was answered otherwise; whether that is so. */
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
