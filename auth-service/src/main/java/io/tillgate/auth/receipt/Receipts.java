package io.tillgate.auth.receipt;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Waits, in the name of requests, until every instance that may serve has applied a revocation. */
@ApplicationScoped
public class Receipts {
    private final ConcurrentLinkedQueue<PendingReceipt> arriving = new ConcurrentLinkedQueue<>();
    private final List<PendingReceipt> pending = new ArrayList<>(); // of the thread that reads
    private final AtomicInteger waiting = new AtomicInteger();
    private final InstanceView instances;
    private final ReceiptConfig config;
    private final Clock clock;
    private volatile Runnable wakeUp = () -> {};

    Receipts(InstanceView instances, ReceiptConfig config, Clock clock) {
        this.instances = instances;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Waits for a revocation that has just been committed.
     *
     * @param recordId the id of its record; null where it is not known, or where there is none: then for everything that has
     *     been committed, which takes a second or two
     */
    public Uni<Receipt> await(@Nullable String recordId, Duration asked) {
        long committed = System.nanoTime();
        return Uni.createFrom().deferred(() -> {
            boolean crowded = waiting.incrementAndGet() > config.maxWaiting();
            Duration atMost = crowded ? Duration.ZERO : min(asked, config.longestWait());
            PendingReceipt receipt = new PendingReceipt(recordId, committed, atMost);
            arriving.add(receipt);
            wakeUp.run();
            return here(Uni.createFrom().completionStage(receipt.result()))
                    .onTermination()
                    .invoke(waiting::decrementAndGet);
        });
    }

    /** Whom to wake when somebody begins to wait. */
    public void wakeBy(Runnable action) {
        wakeUp = action;
    }

    /** Whether somebody waits. For the thread that reads. */
    public boolean isAnybodyWaiting() {
        return !pending.isEmpty() || !arriving.isEmpty();
    }

    /** Whether an answer might be possible now, as far as has been read. For the thread that reads. */
    public boolean mayConclude(RecordPositions positions, LongSupplier end) {
        for (PendingReceipt next = arriving.poll(); next != null; next = arriving.poll()) {
            pending.add(next);
        }
        pending.forEach(receipt -> receipt.resolve(positions, end));
        long nanos = System.nanoTime();
        Instant now = clock.instant();
        return pending.stream()
                .anyMatch(receipt ->
                        receipt.isOver(nanos) || receipt(receipt, now, nanos).isComplete());
    }

    /**
     * Answers those that can be answered. For the thread that reads, once it has read everything that had been told when
     * {@link #mayConclude} had returned: who may serve without a revocation that was known by then had said so before. One
     * that became known while it read waits for the next time.
     */
    public void conclude(Instant at) {
        long nanos = System.nanoTime();
        pending.removeIf(pendingReceipt -> {
            Receipt receipt = receipt(pendingReceipt, at, nanos);
            boolean isDone = receipt.isComplete() || pendingReceipt.isOver(nanos);
            if (isDone) {
                pendingReceipt.result().complete(receipt);
            }
            return isDone;
        });
    }

    /** Answers those whose time is over while nothing can be read: nobody is known to enforce anything. */
    public void giveUpOverdue() {
        for (PendingReceipt next = arriving.poll(); next != null; next = arriving.poll()) {
            pending.add(next);
        }
        long nanos = System.nanoTime();
        pending.removeIf(receipt -> {
            boolean isOver = receipt.isOver(nanos);
            if (isOver) {
                receipt.result()
                        .complete(Receipt.of(
                                instances.live(clock.instant()), Long.MAX_VALUE, receipt.milliseconds(nanos)));
            }
            return isOver;
        });
    }

    private Receipt receipt(PendingReceipt receipt, Instant at, long nanos) {
        return Receipt.of(instances.live(at), receipt.offset(), receipt.milliseconds(nanos));
    }

    /** The answer comes on the thread that reads; the request goes on where it was. */
    private static Uni<Receipt> here(Uni<Receipt> receipt) {
        Context context = Vertx.currentContext();
        return context == null ? receipt : receipt.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
