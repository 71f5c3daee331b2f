package io.tillgate.auth.revocation.receipt;

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
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Waits, in the name of requests, until every instance that may serve has applied a revocation. */
@ApplicationScoped
public class Receipts {
    /** So much later than its time an answer may come from the thread that reads; then it is given up. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ConcurrentLinkedQueue<PendingReceipt> arriving = new ConcurrentLinkedQueue<>();
    private final List<PendingReceipt> pending = new ArrayList<>(); // of the thread that reads
    private final Semaphore clients;
    private final Semaphore administrators;
    private final InstanceView instances;
    private final ReceiptConfig config;
    private final Clock clock;
    private volatile Runnable wakeUp = () -> {};

    Receipts(InstanceView instances, ReceiptConfig config, Clock clock) {
        this.instances = instances;
        this.config = config;
        this.clock = clock;
        this.clients = new Semaphore(config.maxWaiting());
        this.administrators = new Semaphore(config.maxWaiting());
    }

    /**
     * Waits for a revocation that a client has committed.
     *
     * @param recordId the id of its record; null where nothing is left of it, for everything that has been committed
     */
    public Uni<Receipt> await(@Nullable String recordId, Duration asked) {
        return await(clients, recordId, asked);
    }

    /** Waits, for an administrator, for everything that has been committed, which takes a second or two. */
    public Uni<Receipt> awaitEverything(Duration asked) {
        return await(administrators, null, asked);
    }

    private Uni<Receipt> await(Semaphore seats, @Nullable String recordId, Duration asked) {
        long committed = System.nanoTime();
        return Uni.createFrom().deferred(() -> {
            Duration atMost = min(asked, config.longestWait());
            PendingReceipt receipt = new PendingReceipt(seats, recordId, committed, atMost);
            if (!seats.tryAcquire()) {
                return Uni.createFrom().item(unknown(receipt));
            }
            arriving.add(receipt);
            wakeUp.run();
            return here(Uni.createFrom()
                    .completionStage(receipt.result())
                    .ifNoItem()
                    .after(atMost.plus(GRACE))
                    .recoverWithItem(() -> unknown(receipt)));
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
        admit();
        if (pending.stream().anyMatch(PendingReceipt::needsEnd)) {
            long now = end.getAsLong(); // once for all of them
            pending.forEach(receipt -> receipt.startFrom(now));
        }
        pending.forEach(receipt -> receipt.resolve(positions));
        long nanos = System.nanoTime();
        List<InstanceReport> live = instances.live(clock.instant());
        return pending.stream()
                .anyMatch(receipt ->
                        receipt.isOver(nanos) || receipt.receipt(live, nanos).isComplete());
    }

    /**
     * Answers those that can be answered. For the thread that reads, once it has read everything that had been told when
     * {@link #mayConclude} had returned: who may serve without a revocation that was known by then had said so before. One
     * that became known while it read waits for the next time.
     */
    public void conclude(Instant at) {
        long nanos = System.nanoTime();
        List<InstanceReport> live = instances.live(at);
        pending.removeIf(pendingReceipt -> {
            Receipt receipt = pendingReceipt.receipt(live, nanos);
            boolean isDone = receipt.isComplete() || pendingReceipt.isOver(nanos);
            if (isDone) {
                pendingReceipt.answer(receipt);
            }
            return isDone;
        });
    }

    /** Answers those whose time is over while nothing can be read: nobody is known to enforce anything. */
    public void giveUpOverdue() {
        admit();
        long nanos = System.nanoTime();
        pending.removeIf(receipt -> {
            boolean isOver = receipt.isOver(nanos);
            if (isOver) {
                receipt.answer(unknown(receipt));
            }
            return isOver;
        });
    }

    private void admit() {
        for (PendingReceipt next = arriving.poll(); next != null; next = arriving.poll()) {
            pending.add(next);
        }
        pending.removeIf(PendingReceipt::hasLeft);
    }

    private Receipt unknown(PendingReceipt receipt) {
        return receipt.unknown(instances.live(clock.instant()), System.nanoTime());
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
