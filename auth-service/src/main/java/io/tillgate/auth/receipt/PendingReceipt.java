package io.tillgate.auth.receipt;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A request that waits for a revocation to be enforced. For the thread that reads, but for its result. */
public final class PendingReceipt {
    private static final long UNKNOWN = -1;

    private final @Nullable String recordId;
    private final long startedNanos;
    private final long deadlineNanos;
    private final CompletableFuture<Receipt> result = new CompletableFuture<>();
    private long from = UNKNOWN;
    private OptionalLong offset = OptionalLong.empty();

    /**
     * A wait that begins now.
     *
     * @param recordId the revocation's record; null for everything that has been committed
     * @param committedNanos when it was committed, by {@link System#nanoTime()}
     */
    PendingReceipt(@Nullable String recordId, long committedNanos, Duration atMost) {
        this.recordId = recordId;
        this.startedNanos = committedNanos;
        this.deadlineNanos = System.nanoTime() + atMost.toNanos();
    }

    CompletableFuture<Receipt> result() {
        return result;
    }

    /** Finds out which offset is to be applied, as far as that has been read. */
    void resolve(RecordPositions positions, LongSupplier end) {
        if (offset.isEmpty() && recordId != null) {
            offset = positions.of(recordId);
        } else if (offset.isEmpty()) {
            if (from == UNKNOWN) {
                from = end.getAsLong();
            }
            offset = positions.secondBeatFrom(from);
        }
    }

    /** The offset that is to be applied; the highest there is while it is not known. */
    long offset() {
        return offset.orElse(Long.MAX_VALUE);
    }

    boolean isOver(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    long milliseconds(long nowNanos) {
        return (nowNanos - startedNanos) / 1_000_000;
    }
}
