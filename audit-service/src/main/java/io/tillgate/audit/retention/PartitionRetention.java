package io.tillgate.audit.retention;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tillgate.audit.checkpoint.CheckpointKeys;
import io.tillgate.audit.log.DroppedMonth;
import io.tillgate.audit.log.DroppedMonths;
import io.tillgate.audit.tree.Hash;
import io.tillgate.audit.verification.PartCheck;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Drops expired partitions, the oldest first. A partition that fails verification is kept. Safe for concurrent use. */
@ApplicationScoped
class PartitionRetention {
    private static final Logger LOG = Logger.getLogger(PartitionRetention.class);
    private static final String OLDEST = "SELECT min(recorded_at) FROM audit_event";
    private static final String RANGE =
            "SELECT min(leaf_index), max(leaf_index) + 1 FROM audit_event WHERE recorded_at >= $1 AND recorded_at < $2";

    private final Pool pool;
    private final DroppedMonths dropped;
    private final PartCheck check;
    private final CheckpointKeys keys;
    private final MonthTable table;
    private final RetentionConfig config;
    private final Clock clock;

    PartitionRetention(
            Pool pool,
            DroppedMonths dropped,
            PartCheck check,
            CheckpointKeys keys,
            MonthTable table,
            RetentionConfig config,
            Clock clock) {
        this.pool = pool;
        this.dropped = dropped;
        this.check = check;
        this.keys = keys;
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /** Drops the oldest month if it is expired, and returns whether this instance dropped it. */
    Uni<Boolean> dropOldest() {
        return pool.query(OLDEST).execute().chain(rows -> {
            OffsetDateTime oldest = rows.iterator().next().getOffsetDateTime(0);
            if (oldest == null || !isOld(month(oldest))) {
                return Uni.createFrom().item(false);
            }
            return drop(month(oldest));
        });
    }

    private boolean isOld(YearMonth month) {
        return month.plusMonths(config.keepMonths())
                .isBefore(month(clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private Uni<Boolean> drop(YearMonth month) {
        OffsetDateTime from = month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(RANGE)
                .execute(Tuple.of(from, from.plusMonths(1)))
                .chain(rows -> {
                    Row range = rows.iterator().next();
                    return drop(month, range.getLong(0), range.getLong(1));
                });
    }

    private Uni<Boolean> drop(YearMonth month, long first, long end) {
        return dropped.end(pool)
                .chain(begin -> begin == first
                        ? check.root(first, end)
                        : Uni.createFrom().item(Optional.<Hash>empty()))
                .chain(root -> {
                    if (root.isEmpty()) {
                        LOG.errorf(
                                "Not dropping records %d to %d of %s, which failed verification; see GET /audit/verify",
                                first, end - 1, month);
                        return Uni.createFrom().item(false);
                    }
                    return drop(statement(month, first, end, root.get()));
                });
    }

    private DroppedMonth statement(YearMonth month, long first, long end, Hash root) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String note = keys.sign(
                end, root, List.of("dropped " + month, "records " + first + " to " + (end - 1), "dropped-at " + now));
        return new DroppedMonth(month.atDay(1), first, end, note, now);
    }

    private Uni<Boolean> drop(DroppedMonth month) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return table.drop(month);
                    } catch (java.sql.SQLException e) {
                        throw new IllegalStateException("the month " + month.month() + " cannot be dropped now", e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(isDropped -> {
                    if (isDropped) {
                        LOG.infof(
                                "Dropped the records %d to %d of %s: %s",
                                month.firstIndex(),
                                month.endIndex() - 1,
                                month.month(),
                                month.note().replace('\n', '|'));
                    }
                });
    }

    private static YearMonth month(OffsetDateTime time) {
        return YearMonth.from(time.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
