package io.tillgate.local.stack;

import io.tillgate.local.part.PartException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Starts of parts that run at the same time. For one thread. */
final class Starts {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> all = new ArrayList<>();

    /** Runs a start when another one has succeeded. */
    CompletableFuture<Void> after(CompletableFuture<Void> needed, Runnable start) {
        CompletableFuture<Void> started = needed.thenRunAsync(start, threads);
        all.add(started);
        return started;
    }

    /**
     * Waits for all starts. If one fails, the others are interrupted, and none is running when this method returns.
     *
     * @throws PartException the first failure; those of the others are suppressed exceptions
     */
    void join() {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        all.forEach(start -> start.exceptionally(e -> {
            failure.completeExceptionally(e);
            return null;
        }));
        try {
            CompletableFuture.anyOf(failure, CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                    .join();
        } catch (CompletionException e) {
            throw first(e);
        } finally {
            threads.shutdown();
        }
    }

    private PartException first(CompletionException e) {
        Throwable reason = Objects.requireNonNullElse(e.getCause(), e);
        PartException first = reason instanceof PartException known ? known : new PartException(reason.toString(), e);
        end(first);
        Set<Throwable> others = new LinkedHashSet<>();
        all.forEach(start -> start.exceptionally(other -> {
            others.add(Objects.requireNonNullElse(other.getCause(), other));
            return null;
        }));
        others.remove(reason);
        others.removeIf(RejectedExecutionException.class::isInstance);
        others.forEach(first::addSuppressed);
        return first;
    }

    /** Waits without a limit, because the preparation of a part, such as that of a database, cannot be interrupted. */
    private void end(PartException first) {
        threads.shutdownNow();
        try {
            boolean ended = threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            assert ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            first.addSuppressed(e);
        }
    }
}
