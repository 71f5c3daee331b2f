package io.tillgate.user.password;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only threads that hash passwords: a fixed number, with a queue that refuses rather than grows. Results come back
 * on the Vert.x context that asked. Safe for concurrent use.
 */
@ApplicationScoped
class PasswordPool {
    private final ThreadPoolExecutor threads;
    private final Timer time;
    private final Duration retryAfter;

    PasswordPool(PasswordConfig config, MeterRegistry meters) {
        int count = config.threads() == 0 ? Runtime.getRuntime().availableProcessors() : config.threads();
        this.threads = new ThreadPoolExecutor(
                count, count, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(config.queueLimit()), PasswordPool::thread);
        this.retryAfter = config.retryAfter();
        this.time = Timer.builder("tillgate.passwords.hash")
                .description("Time that one password hash takes on its thread")
                .register(meters);
        Gauge.builder("tillgate.passwords.threads", threads, ThreadPoolExecutor::getMaximumPoolSize)
                .description("Threads that hash passwords")
                .register(meters);
        Gauge.builder("tillgate.passwords.active", threads, ThreadPoolExecutor::getActiveCount)
                .description("Threads that hash a password now")
                .register(meters);
        Gauge.builder(
                        "tillgate.passwords.queue",
                        threads,
                        pool -> pool.getQueue().size())
                .description("Hashes that wait for a thread")
                .register(meters);
    }

    /**
     * Runs the work on a thread of the pool. Fails with {@link ProblemType#OVERLOADED} where the queue is full; work
     * whose caller is gone before it began is dropped.
     */
    <T> Uni<T> submit(Supplier<T> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = Vertx.currentContext();
            Runnable task = () -> run(work, emitter, context);
            try {
                threads.execute(task);
                emitter.onTermination(() -> threads.remove(task));
            } catch (RejectedExecutionException e) {
                emitter.fail(ProblemException.retryAfter(ProblemType.OVERLOADED, retryAfter));
            }
        });
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
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

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "password-hash");
        thread.setDaemon(true);
        return thread;
    }
}
