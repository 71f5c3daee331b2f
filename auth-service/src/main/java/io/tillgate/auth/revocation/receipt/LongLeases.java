package io.tillgate.auth.revocation.receipt;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Keeps in the database which instances serve for long without a word: the enforcement topic forgets them after an hour. Told
 * by the thread that reads the topic.
 */
@ApplicationScoped
public class LongLeases {
    private static final Logger LOG = Logger.getLogger(LongLeases.class);

    /** Well below what the topic keeps. */
    private static final Duration LONG = Duration.ofMinutes(30);

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /** So long one statement may keep the next ones. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pool pool;
    private final Clock clock;
    private final Map<String, Instant> noted = // until when they serve, by the last report that is noted
            new ConcurrentHashMap<>();
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);

    LongLeases(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Those that may still serve, as instances of which nothing is known but that. */
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

    /** An instance has told something; it is noted where it serves for long by it, by its clock and by ours. */
    public void told(InstanceReport report) {
        Instant now = clock.instant();
        Instant at = report.at().isBefore(now) ? report.at() : now;
        if (report.servesUntil().isBefore(at.plus(LONG))) {
            return;
        }
        Instant last = noted.get(report.instance());
        if (last == null || !last.plus(NOTED_EVERY).isAfter(report.servesUntil())) {
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

    /** An instance has left, whoever noted it. */
    public void left(String instance) {
        noted.remove(instance);
        inTurn(
                () -> pool.preparedQuery("DELETE FROM long_lease WHERE instance = $1")
                        .execute(Tuple.of(instance)),
                failure -> LOG.warnf("%s is gone, and stays noted: %s", instance, failure));
    }

    /** What is told later is written later. */
    private void inTurn(Supplier<Uni<RowSet<Row>>> statement, Consumer<Throwable> onFailure) {
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
                .subscribeAsCompletionStage());
    }

    /** The next report is noted instead. */
    private void failed(String instance, Throwable failure) {
        LOG.debugf("That %s serves for long is not noted: %s", instance, failure);
        noted.remove(instance);
    }
}
