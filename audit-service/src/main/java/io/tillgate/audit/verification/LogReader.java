package io.tillgate.audit.verification;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.checkpoint.CheckpointStore;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

/** Reads the log in order, in pages and with backpressure. Safe for concurrent use. */
@ApplicationScoped
class LogReader {
    private static final int PAGE = 1_000;
    private static final String NEXT = "SELECT " + StoredRecord.COLUMNS
            + " FROM audit_event WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index LIMIT " + PAGE;
    private static final String FIRST =
            "SELECT leaf_index FROM audit_event WHERE recorded_at >= $1 ORDER BY recorded_at, leaf_index LIMIT 1";

    private final Pool pool;
    private final CheckpointStore checkpoints;

    LogReader(Pool pool, CheckpointStore checkpoints) {
        this.pool = pool;
        this.checkpoints = checkpoints;
    }

    /** Returns the leaf index of the first record at or after a recording time; empty if there is none. */
    Uni<Optional<Long>> firstSince(Instant time) {
        return pool.preparedQuery(FIRST)
                .execute(Tuple.of(time.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getLong(0)));
    }

    /** Reads the records of a range; missing ones are skipped. */
    Multi<LogPage> read(long first, long end) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(first), next -> page(next, end))
                .whilst(page -> !page.records().isEmpty())
                .filter(page -> !page.records().isEmpty());
    }

    private Uni<LogPage> page(AtomicLong next, long end) {
        long from = next.get();
        return pool.preparedQuery(NEXT).execute(Tuple.of(from, end)).chain(rows -> {
            List<StoredRecord> records = StreamSupport.stream(rows.spliterator(), false)
                    .map(StoredRecord::of)
                    .toList();
            if (records.isEmpty()) {
                return Uni.createFrom().item(new LogPage(records, List.of()));
            }
            next.set(records.get(records.size() - 1).logged().index() + 1);
            return checkpoints.between(pool, from, next.get()).map(found -> new LogPage(records, found));
        });
    }
}
