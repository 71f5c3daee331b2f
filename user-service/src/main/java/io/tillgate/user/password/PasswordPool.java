package io.tillgate.user.password;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.error.AccountProblem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads for one kind of work on passwords. If the queue is full, work is refused. Results arrive on
 * the Vert.x context of the caller. Safe for concurrent use.
 */
final class PasswordPool {
    private final ThreadPoolExecutor threads;
    private final MeterRegistry meters;
    private final List<Gauge> gauges;
    private final Timer time;
    private final Duration retryAfter;

    /**
     * @param work the name of the work, for its meters and threads
     * @param count the number of threads
     */
    PasswordPool(String work, int count, PasswordConfig config, MeterRegistry meters) {
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.queueLimit()),
                task -> thread(work, task));
        this.retryAfter = config.retryAfter();
        this.meters = meters;
        Tags tags = Tags.of("work", work);
        this.time = Timer.builder("tillgate.passwords.hash")
                .description("Time that one task takes on its thread")
                .tags(tags)
                .register(meters);
        this.gauges = List.of(
                Gauge.builder("tillgate.passwords.threads", threads, ThreadPoolExecutor::getMaximumPoolSize)
                        .description("Threads for password tasks")
                        .tags(tags)
                        .register(meters),
                Gauge.builder("tillgate.passwords.active", threads, ThreadPoolExecutor::getActiveCount)
                        .description("Threads that are running a password task")
                        .tags(tags)
                        .register(meters),
                Gauge.builder(
                                "tillgate.passwords.queue",
                                threads,
                                pool -> pool.getQueue().size())
                        .description("Password tasks waiting for a thread")
                        .tags(tags)
                        .register(meters));
    }

    /**
     * Runs the work on a thread of the pool. Fails with {@link AccountProblem#OVERLOADED} if the queue is full. Work
     * that its caller cancels before it starts is dropped.
     */
    <T> Uni<T> submit(Supplier<T> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = Vertx.currentContext();
            Runnable task = () -> run(work, emitter, context);
            try {
                threads.execute(task);
                emitter.onTermination(() -> threads.remove(task));
            } catch (RejectedExecutionException e) {
                emitter.fail(overloaded());
            }
        });
    }

    /** As {@link #submit(Supplier)}. Fails also if the result takes longer than the limit. */
    <T> Uni<T> submit(Supplier<T> work, Duration limit) {
        return submit(work).ifNoItem().after(limit).failWith(this::overloaded);
    }

    void stop() {
        threads.shutdown();
        gauges.forEach(meters::remove);
    }

    private ProblemException overloaded() {
        return ProblemException.retryAfter(AccountProblem.OVERLOADED, retryAfter);
    }

    private <T> void run(Supplier<T> work, UniEmitter<? super T> emitter, @Nullable Context context) {
        Runnable answer;
        try {
            T result = time.record(work);
            answer = () -> emitter.complete(result);
        } catch (RuntimeException | LinkageError e) {
            answer = () -> emitter.fail(e);
        }
        if (context == null) {
            answer.run();
        } else {
            Runnable onContext = answer;
            context.runOnContext(ignored -> onContext.run());
        }
    }

    private static Thread thread(String work, Runnable task) {
        Thread thread = new Thread(task, "password-" + work);
        thread.setDaemon(true);
        return thread;
    }
}
