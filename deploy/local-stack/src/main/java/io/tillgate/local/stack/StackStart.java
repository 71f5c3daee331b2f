package io.tillgate.local.stack;

import io.tillgate.local.config.Instance;
import io.tillgate.local.config.PartName;
import io.tillgate.local.part.PartException;
import io.tillgate.local.part.PartProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongPredicate;

/**
 * Starts parts in the order of their dependencies: the database and Kafka first, scope-registry before auth-service,
 * and auth-service before the services that verify its signatures. Running parts are left alone.
 */
public final class StackStart {
    private static final List<List<PartName>> WAVES = List.of(
            List.of(PartName.POSTGRES, PartName.KAFKA, PartName.MAIL, PartName.GATEWAY),
            List.of(PartName.SCOPE_REGISTRY),
            List.of(PartName.AUTH_SERVICE),
            List.of(PartName.USER_SERVICE, PartName.AUDIT_SERVICE, PartName.SAMPLE_POS_API, PartName.FORWARD_AUTH));

    /** The parts whose absence may keep a service from being ready. */
    private static final List<PartName> SERVED_BY =
            List.of(PartName.POSTGRES, PartName.KAFKA, PartName.SCOPE_REGISTRY, PartName.AUTH_SERVICE);

    private static final Duration PATIENCE_WITHOUT_OTHERS = Duration.ofSeconds(12);

    private static final long POLL_MILLIS = 100;

    private final Stack stack;
    private final Progress progress;

    public StackStart(Stack stack, Progress progress) {
        this.stack = stack;
        this.progress = progress;
    }

    /**
     * Starts the missing parts and waits until they are ready.
     *
     * @throws PartException if a port is taken, or if a part dies or does not become ready
     */
    public void start() throws IOException {
        List<Instance> missing = stack.missing();
        PortCheck.requireFree(stack.configuration(), missing);
        stack.configuration().write();
        stack.prepareCertificates();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Void>> starting = new ArrayList<>();
            for (List<PartName> wave : WAVES) {
                List<CompletableFuture<Void>> needed = new ArrayList<>();
                for (Instance name : missing) {
                    if (wave.contains(name.part())) {
                        CompletableFuture<Void> ready =
                                CompletableFuture.runAsync(() -> startOne(name, began -> false), threads);
                        starting.add(ready);
                        needed.add(name.part() == PartName.SCOPE_REGISTRY ? orLive(name, ready, threads) : ready);
                    }
                }
                join(needed);
            }
            join(starting);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Starts one part and waits until it is ready. If a part that it depends on is not running, it only needs to be
     * live.
     */
    public void start(Instance name) throws IOException {
        PortCheck.requireFree(stack.configuration(), List.of(name));
        stack.configuration().write();
        stack.prepareCertificates();
        startOne(name, began -> waitsForMissing(name, began));
    }

    private void startOne(Instance name, LongPredicate content) {
        long began = System.nanoTime();
        PartProcess process = stack.process(name);
        process.start();
        try {
            boolean ready = process.awaitReady(() -> content.test(began));
            double seconds = seconds(began);
            progress.line(
                    ready
                            ? String.format(Locale.ROOT, "  %-15s ready after %4.1f s", name, seconds)
                            : String.format(
                                    Locale.ROOT,
                                    "  %-15s live after %4.1f s, not ready: these parts are not running: %s",
                                    name,
                                    seconds,
                                    stack.missing()));
        } catch (PartException e) {
            List<String> checks = stack.waitingFor(name);
            throw checks.isEmpty() ? e : new PartException(e.getMessage() + "\nFailing readiness checks: " + checks, e);
        }
    }

    /** Waits for liveness only: scope-registry becomes ready when auth-service, which starts later, has keys. */
    private CompletableFuture<Void> orLive(Instance name, CompletableFuture<Void> ready, ExecutorService threads) {
        return CompletableFuture.runAsync(
                () -> {
                    while (!ready.isDone() && !stack.live(name)) {
                        pause();
                    }
                    if (ready.isCompletedExceptionally()) {
                        ready.join();
                    }
                },
                threads);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartException("Interrupted.", e);
        }
    }

    private boolean waitsForMissing(Instance name, long began) {
        return seconds(began) > PATIENCE_WITHOUT_OTHERS.toSeconds()
                && stack.missing().stream().map(Instance::part).anyMatch(SERVED_BY::contains)
                && stack.live(name);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1_000_000_000.0;
    }

    private static void join(List<CompletableFuture<Void>> starts) {
        List<PartException> failures = new ArrayList<>();
        for (CompletableFuture<Void> start : starts) {
            try {
                start.join();
            } catch (CompletionException e) {
                failures.add(
                        e.getCause() instanceof PartException known
                                ? known
                                : new PartException(String.valueOf(e.getCause()), e));
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
