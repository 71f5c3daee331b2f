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

/** Waits on behalf of requests until every instance that may serve has applied a revocation. */
@ApplicationScoped
public class Receipts {
    /** How long after its deadline a request still waits for an answer of the reader thread. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ConcurrentLinkedQueue<PendingReceipt> arriving = new ConcurrentLinkedQueue<>();
    private final List<PendingReceipt> pending = new ArrayList<>(); // reader thread only
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
     * @param recordId the id of its record; null to wait for everything that has been committed
     */
    public Uni<Receipt> await(@Nullable String recordId, Duration asked) {
        return await(clients, recordId, asked);
    }

    /** Returns whether a client's request may wait for a time. Otherwise no instance needs to report at once for it. */
    public boolean canAwait(Duration asked) {
        return !asked.isZero() && clients.availablePermits() > 0;
    }

    /** Waits, for an administrator, for everything that has been committed. This takes one to two seconds. */
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

    /** Sets the action that wakes up the reader thread when a request starts to wait. */
    public void wakeBy(Runnable action) {
        wakeUp = action;
    }

    /** Returns whether a request is waiting. Called on the reader thread. */
    public boolean isAnybodyWaiting() {
        return !pending.isEmpty() || !arriving.isEmpty();
    }

    /** Returns whether a request may be answered, by what has been read. Called on the reader thread. */
    public boolean mayConclude(RecordPositions positions, LongSupplier end) {
        admit();
        if (pending.stream().anyMatch(PendingReceipt::needsEnd)) {
            long now = end.getAsLong(); // one query for all
            pending.forEach(receipt -> receipt.startFrom(now));
        }
        pending.forEach(receipt -> receipt.resolve(positions));
        long nanos = System.nanoTime();
        long applied = instances.appliedByAll(clock.instant());
        return pending.stream().anyMatch(receipt -> receipt.isOver(nanos) || receipt.isEnforced(applied));
    }

    /**
     * Answers the requests that can be answered. The reader thread calls it after it has read every report that was on
     * the topic when {@link #mayConclude} returned: any instance that serves without a revocation known by then had
     * reported before. Revocations read later wait for the next call.
     */
    public void conclude(Instant at) {
        long nanos = System.nanoTime();
        List<InstanceReport> live = instances.live(at);
        long applied = instances.appliedByAll(at);
        pending.removeIf(receipt -> {
            boolean isDone = receipt.isEnforced(applied) || receipt.isOver(nanos);
            if (isDone) {
                receipt.answer(receipt.receipt(live, nanos));
            }
            return isDone;
        });
    }

    /** Answers overdue requests while nothing can be read, with no instance known to enforce anything. */
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

    /** The answer arrives on the reader thread; the request continues on its own context. */
    private static Uni<Receipt> here(Uni<Receipt> receipt) {
        Context context = Vertx.currentContext();
        return context == null ? receipt : receipt.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
