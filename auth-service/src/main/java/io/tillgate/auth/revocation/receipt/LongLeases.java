package io.tillgate.auth.revocation.receipt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Stores in the database the instances that may serve for long without sending a report, because the enforcement topic
 * forgets them after an hour. Called by the thread that reads the topic.
 */
@ApplicationScoped
public class LongLeases {
    private static final Logger LOG = Logger.getLogger(LongLeases.class);

    /** Well below the retention time of the topic. */
    private static final Duration LONG = Duration.ofMinutes(30);

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /** How long one statement may delay the next. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Enough for some 40,000 instances with names of usual length. */
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    /** The memory of a noted instance, apart from its name. */
    private static final int NOTED_BYTES = 160;

    /** How many statements may wait. A report that arrives meanwhile is not stored, but a later one. */
    private static final int MOST_WAITING = 1_000;

    /** Lower, so that removals cannot keep reports from being stored. */
    private static final int MOST_BEFORE_REMOVAL = 500;

    private final Pool pool;
    private final Clock clock;
    private final Cache<String, Instant> noted; // until when they serve, by the last stored report
    private final AtomicInteger waiting = new AtomicInteger();
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);

    @Inject
    LongLeases(Pool pool, Clock clock) {
        this(pool, clock, MAX_BYTES);
    }

    /** @param maxBytes the approximate memory for the instances that need not be stored again */
    LongLeases(Pool pool, Clock clock, long maxBytes) {
        this.pool = pool;
        this.clock = clock;
        this.noted = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String instance, Instant until) -> NOTED_BYTES + instance.length())
                .build();
    }

    /** Returns the stored instances that may still serve, with unknown progress. */
    public Uni<List<InstanceReport>> load() {
        Instant now = clock.instant();
        return pool.preparedQuery("SELECT instance, service, serves_until FROM long_lease WHERE serves_until > $1")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new InstanceReport(
                                row.getString(0),
                                row.getString(1),
                                -1,
                                now,
                                null,
                                row.getOffsetDateTime(2).toInstant()))
                        .toList());
    }

    /** Stores an instance if its report allows it to serve for long, by its clock and by the local one. */
    public void told(InstanceReport report) {
        Instant now = clock.instant();
        Instant at = report.at().isBefore(now) ? report.at() : now;
        if (report.servesUntil().isBefore(at.plus(LONG))) {
            return;
        }
        Instant last = noted.getIfPresent(report.instance());
        boolean isStored = last != null && last.plus(NOTED_EVERY).isAfter(report.servesUntil());
        if (!isStored && waiting.get() < MOST_WAITING) {
            noted.put(report.instance(), report.servesUntil());
            Instant until = report.servesUntil().plus(NOTED_EVERY).plus(NOTED_EVERY);
            inTurn(
                    () -> pool.preparedQuery("""
                                    INSERT INTO long_lease AS known (instance, service, serves_until) VALUES ($1, $2, $3)
                                    ON CONFLICT (instance) DO UPDATE SET serves_until = greatest(known.serves_until, $3)""")
                            .execute(Tuple.of(report.instance(), report.service(), until.atOffset(ZoneOffset.UTC))),
                    failure -> failed(report.instance(), failure));
        }
    }

    /**
     * Removes an instance that has left, even if another instance of this service stored it. If too many statements
     * wait, it stays, and receipts wait for it until its time is over.
     */
    public void left(String instance) {
        noted.invalidate(instance);
        if (waiting.get() < MOST_BEFORE_REMOVAL) {
            inTurn(
                    () -> pool.preparedQuery("DELETE FROM long_lease WHERE instance = $1")
                            .execute(Tuple.of(instance)),
                    failure -> LOG.warnf("%s has left but could not be deleted: %s", instance, failure));
        }
    }

    /** Runs the statements in the order of the calls. */
    private void inTurn(Supplier<Uni<RowSet<Row>>> statement, Consumer<Throwable> onFailure) {
        waiting.incrementAndGet();
        last = last.thenCompose(before -> statement
                .get()
                .replaceWithVoid()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(onFailure)
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(waiting::decrementAndGet)
                .subscribeAsCompletionStage());
    }

    /** The next report is stored instead. */
    private void failed(String instance, Throwable failure) {
        LOG.debugf("%s could not be stored: %s", instance, failure);
        noted.invalidate(instance);
    }
}
