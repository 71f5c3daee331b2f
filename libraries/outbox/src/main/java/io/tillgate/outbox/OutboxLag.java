package io.tillgate.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Measures the number of records in the outbox and the age of the oldest. Every instance measures, even if it does not
 * relay, so that an outbox without a relay is noticed. Both are NaN while the database is unavailable or does not answer.
 */
@ApplicationScoped
public class OutboxLag {
    private static final Logger LOG = Logger.getLogger(OutboxLag.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 100_000;

    /** Compares times of the database's clock only, since the clocks of services may differ. */
    private static final String LOOK = """
            SELECT (SELECT coalesce(sum(size), 0) FROM (SELECT size FROM outbox LIMIT %d) AS counted) AS pending,
                (SELECT extract(epoch FROM clock_timestamp() - created_at)::float8 FROM outbox ORDER BY id LIMIT 1) AS lag""".formatted(MOST);

    private static final State UNKNOWN = new State(Double.NaN, Double.NaN);

    private final Pool pool;
    private final MeterRegistry meters;
    private final List<Gauge> gauges;
    private volatile State state = UNKNOWN;
    private @Nullable Cancellable rounds;

    private record State(double pending, double lagSeconds) {}

    public OutboxLag(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        this.meters = meters;
        this.gauges = List.of(
                Gauge.builder("tillgate.outbox.pending", () -> state.pending())
                        .description("Records in the outbox that Kafka has not acknowledged, of at most 100000 rows")
                        .register(meters),
                Gauge.builder("tillgate.outbox.lag", () -> state.lagSeconds())
                        .baseUnit("seconds")
                        .description("Age of the oldest row in the outbox; 0 if the outbox is empty")
                        .register(meters));
    }

    void start(@Observes StartupEvent event) {
        rounds = Multi.createFrom()
                .ticks()
                .every(INTERVAL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look())
                .subscribe()
                .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        if (rounds != null) {
            rounds.cancel();
        }
        gauges.forEach(meters::remove);
    }

    /** Measures the outbox once. */
    Uni<Void> look() {
        return pool.withTransaction(
                        tx -> tx.query("SET LOCAL statement_timeout = '4s'") // given up, it would keep running
                                .execute()
                                .chain(() -> tx.query(LOOK).execute()))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(rows -> state = state(rows.iterator().next()))
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> {
                    state = UNKNOWN;
                    LOG.debug("Cannot measure the outbox; retrying later", e);
                })
                .onFailure()
                .recoverWithNull();
    }

    private static State state(Row row) {
        @Nullable Double lag = row.getDouble("lag");
        return new State(row.getLong("pending"), lag == null ? 0 : Math.max(0, lag));
    }
}
