package io.tillgate.auth.support.cleanup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes expired rows, each batch in its own transaction. One instance runs it at a time. Locked rows are skipped, so
 * that neither side waits.
 */
@ApplicationScoped
public class ExpiredRowCleanup {
    private static final Logger LOG = Logger.getLogger(ExpiredRowCleanup.class);
    static final long LOCK = 0x7469_6c6c_6772_6f77L; // an arbitrary number, unique in this database
    private static final int NOT_MY_TURN = -1;

    private final Pool pool;
    private final Clock clock;
    private final CleanupConfig config;
    private final List<ExpiredRows> expired;
    private final MeterRegistry meters;

    ExpiredRowCleanup(Pool pool, Clock clock, CleanupConfig config, MeterRegistry meters) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
        this.expired = ExpiredRows.all(config);
        this.meters = meters;
    }

    /** Does not use {@code @Scheduled}, in which 0 does not disable a job. */
    void start(@Observes StartupEvent event, Scheduler scheduler) {
        if (config.interval().isZero()) {
            return;
        }
        scheduler
                .newJob("expired-row-cleanup")
                .setInterval(config.interval().toString())
                .setDelayed(config.interval().toString())
                .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> round().onFailure()
                        .invoke(e -> LOG.warn("Expired rows could not be deleted and wait for the next round", e))
                        .onFailure()
                        .recoverWithNull())
                .schedule();
    }

    /** Deletes everything that has expired by now. */
    Uni<Void> round() {
        return Multi.createFrom()
                .iterable(expired)
                .onItem()
                .transformToUniAndConcatenate(this::deleteAll)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> deleteAll(ExpiredRows rows) {
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(tx -> deleteBatch(tx, rows)))
                .repeat()
                .whilst(deleted -> deleted == config.batchSize())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Integer> deleteBatch(SqlConnection tx, ExpiredRows rows) {
        return tx.preparedQuery("SELECT pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .map(locked -> locked.iterator().next().getBoolean(0))
                .flatMap(isMyTurn -> isMyTurn
                        ? tx.preparedQuery(rows.statement())
                                .execute(Tuple.of(
                                        clock.instant().minus(rows.kept()).atOffset(ZoneOffset.UTC),
                                        config.batchSize()))
                                .map(deleted -> deleted.rowCount())
                                .invoke(deleted -> counter(rows).increment(deleted))
                        : Uni.createFrom().item(NOT_MY_TURN));
    }

    private Counter counter(ExpiredRows rows) {
        return Counter.builder("tillgate.auth.rows.purged")
                .description("Expired rows deleted")
                .tag("table", rows.table())
                .register(meters);
    }
}
