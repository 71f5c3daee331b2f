package io.tillgate.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a bug of the SQL client of Vert.x 4.5 out of the log. If a statement fails because no connection is possible,
 * the timer of its wait continues: half a minute later it fails the statement again, and Vert.x reports an uncaught
 * exception. These exceptions are counted and logged as one line a minute. All others are passed to the previous
 * handler. Safe for concurrent use.
 */
@ApplicationScoped
public class LateTimeouts {
    private static final Logger LOG = Logger.getLogger(LateTimeouts.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    private final Counter counter;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

    public LateTimeouts(MeterRegistry meters) {
        this.counter = Counter.builder("tillgate.database.statements.unconnected")
                .description("Statements that failed because the database was unavailable, counted after half a minute")
                .register(meters);
    }

    void watch(@Observes StartupEvent event, Vertx vertx) {
        @Nullable Handler<Throwable> before = vertx.exceptionHandler();
        vertx.exceptionHandler(failure -> {
            if (isLate(failure)) {
                count();
            } else if (before != null) {
                before.handle(failure);
            } else {
                LOG.error("Uncaught exception", failure);
            }
        });
    }

    private void count() {
        counter.increment();
        untold.incrementAndGet();
        long due = nextLine.get();
        long now = System.nanoTime();
        if (now - due >= 0 && nextLine.compareAndSet(due, now + INTERVAL.toNanos())) {
            LOG.infof("The database was unavailable: %d statements failed without a connection", untold.getAndSet(0));
        }
    }

    private static boolean isLate(Throwable failure) {
        return failure instanceof IllegalStateException
                && Arrays.stream(failure.getStackTrace())
                        .limit(3)
                        .anyMatch(frame -> frame.getClassName().equals(POOL));
    }
}
