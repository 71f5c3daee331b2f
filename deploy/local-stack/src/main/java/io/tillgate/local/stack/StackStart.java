package io.tillgate.local.stack;

import io.tillgate.local.config.Instance;
import io.tillgate.local.config.PartName;
import io.tillgate.local.part.PartException;
import io.tillgate.local.part.PartProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;

/**
 * Starts parts, several at a time: scope-registry and auth-service when the database is ready, since their migrations
 * need it, and the services that verify tokens when auth-service is live. A service waits itself for what it reads from
 * Kafka. Running parts are left alone.
 */
public final class StackStart {
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
        Starts starts = new Starts();
        CompletableFuture<Void> database = CompletableFuture.completedFuture(null);
        CompletableFuture<Void> issuer = database;
        for (Instance name : missing) { // in the order of the parts
            CompletableFuture<Void> needed = switch (name.part()) {
                case POSTGRES, KAFKA, MAIL, GATEWAY -> CompletableFuture.completedFuture(null);
                case SCOPE_REGISTRY, AUTH_SERVICE -> database;
                case USER_SERVICE, AUDIT_SERVICE, SAMPLE_POS_API, FORWARD_AUTH ->
                    CompletableFuture.allOf(database, issuer);
            };
            CompletableFuture<Void> ready = starts.after(needed, () -> startOne(name, began -> false));
            if (name.part() == PartName.POSTGRES) {
                database = ready;
            }
            if (name.part() == PartName.AUTH_SERVICE) {
                CompletableFuture<Void> live =
                        starts.after(CompletableFuture.completedFuture(null), () -> awaitLive(name, ready));
                issuer = CompletableFuture.allOf(issuer, live);
            }
        }
        starts.join();
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

    /** Waits for liveness only: auth-service becomes ready when Kafka has brought it the scopes. */
    private void awaitLive(Instance name, CompletableFuture<Void> ready) {
        while (!ready.isDone() && !stack.live(name)) {
            pause();
        }
        if (ready.isCompletedExceptionally()) {
            ready.join();
        }
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
}
