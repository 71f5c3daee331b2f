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

    /** The offset that is to be applied; empty while it is not known. */
    OptionalLong offset(RecordPositions positions, LongSupplier end) {
        if (recordId != null) {
            return positions.of(recordId);
        }
        if (from == UNKNOWN) {
            from = end.getAsLong();
        }
        return positions.secondBeatFrom(from);
    }

    boolean isOver(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    long milliseconds(long nowNanos) {
        return (nowNanos - startedNanos) / 1_000_000;
    }
}
