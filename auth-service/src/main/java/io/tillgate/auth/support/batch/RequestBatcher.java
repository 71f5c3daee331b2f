package io.tillgate.auth.support.batch;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.tillgate.auth.support.error.OverloadedException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Combines concurrent requests into batches: a request that arrives while a batch is in progress waits for the next
 * one. A single request does not wait. Items keep their order of arrival. Safe for concurrent use; the result is
 * delivered on the Vert.x context of the caller.
 *
 * @param <I> the item that a caller submits
 * @param <O> the result for an item
 */
public final class RequestBatcher<I, O> {
    private final String name;
    private final Limits limits;
    private final Function<List<I>, Uni<List<O>>> work;
    private final Queue<Waiting<I, O>> queue = new ArrayDeque<>();
    private int running;

    /**
     * @param name the kind of item, for the log
     * @param work processes a batch and returns the results in order; if it fails, all items of the batch fail
     */
    public RequestBatcher(String name, Limits limits, Function<List<I>, Uni<List<O>>> work) {
        this.name = name;
        this.limits = limits;
        this.work = work;
    }

    /**
     * The limits of batching, each 1 or more.
     *
     * @param rounds how many batches may be in progress at the same time
     * @param roundSize how many items a batch may have
     * @param waiting how many items may wait for a batch
     */
    public record Limits(int rounds, int roundSize, int waiting) {}

    /** Returns the result for an item; fails with {@link OverloadedException} if too many items are waiting. */
    public Uni<O> submit(I item) {
        return Uni.createFrom().emitter(emitter -> {
            List<Waiting<I, O>> round;
            synchronized (queue) {
                if (queue.size() >= limits.waiting()) {
                    emitter.fail(new OverloadedException(name));
                    return;
                }
                queue.add(new Waiting<>(item, emitter, Vertx.currentContext()));
                round = nextRound();
            }
            run(round);
        });
    }

    /** Must be called with the queue's lock held. Returns an empty batch if nothing waits or enough are in progress. */
    private List<Waiting<I, O>> nextRound() {
        if (queue.isEmpty() || running >= limits.rounds()) {
            return List.of();
        }
        running++;
        List<Waiting<I, O>> round = new ArrayList<>(Math.min(queue.size(), limits.roundSize()));
        while (!queue.isEmpty() && round.size() < limits.roundSize()) {
            round.add(queue.remove());
        }
        return round;
    }

    private void run(List<Waiting<I, O>> round) {
        if (round.isEmpty()) {
            return;
        }
        Uni.createFrom()
                .deferred(() -> work.apply(round.stream().map(Waiting::item).toList()))
                .subscribe()
                .with(
                        answers -> {
                            finish();
                            answer(round, answers);
                        },
                        failure -> {
                            finish();
                            round.forEach(waiting -> waiting.deliver(emitter -> emitter.fail(failure)));
                        });
    }

    private void finish() {
        List<Waiting<I, O>> next;
        synchronized (queue) {
            running--;
            next = nextRound();
        }
        run(next);
    }

    private void answer(List<Waiting<I, O>> round, List<O> answers) {
        for (int i = 0; i < round.size(); i++) {
            O answer = answers.get(i);
            round.get(i).deliver(emitter -> emitter.complete(answer));
        }
    }

    private record Waiting<I, O>(
            I item, UniEmitter<? super O> emitter, @Nullable Context context) {
        void deliver(java.util.function.Consumer<UniEmitter<? super O>> delivery) {
            if (context == null) {
                delivery.accept(emitter);
            } else {
                context.runOnContext(ignored -> delivery.accept(emitter));
            }
        }
    }
}
