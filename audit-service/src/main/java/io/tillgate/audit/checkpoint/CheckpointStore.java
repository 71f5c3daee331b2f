package io.tillgate.audit.checkpoint;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Stores checkpoints in the database. Stateless; safe for concurrent use. */
@ApplicationScoped
public class CheckpointStore {
    private static final String SELECT = "SELECT size, note, signed_at FROM audit_checkpoint";

    /** Returns the checkpoints with a size above {@code after} and at most {@code upTo}, the smallest first. */
    public Uni<List<StoredCheckpoint>> between(SqlClient client, long after, long upTo) {
        return client.preparedQuery(SELECT + " WHERE size > $1 AND size <= $2 ORDER BY size")
                .execute(Tuple.of(after, upTo))
                .map(CheckpointStore::all);
    }

    /** Returns the largest checkpoint. */
    public Uni<Optional<StoredCheckpoint>> newest(SqlClient client) {
        return before(client, Long.MAX_VALUE, 1).map(found -> found.stream().findFirst());
    }

    /** Returns the checkpoints with a size below {@code size}, the largest first. */
    Uni<List<StoredCheckpoint>> before(SqlClient client, long size, int limit) {
        return client.preparedQuery(SELECT + " WHERE size < $1 ORDER BY size DESC LIMIT $2")
                .execute(Tuple.of(size, limit))
                .map(CheckpointStore::all);
    }

    /** Saves a checkpoint. Returns false if another instance has saved one of the same size. */
    Uni<Boolean> save(SqlClient transaction, StoredCheckpoint checkpoint) {
        return transaction
                .preparedQuery("INSERT INTO audit_checkpoint (size, note, signed_at) VALUES ($1, $2, $3)"
                        + " ON CONFLICT (size) DO NOTHING")
                .execute(Tuple.of(
                        checkpoint.size(),
                        checkpoint.note(),
                        checkpoint.signedAt().atOffset(ZoneOffset.UTC)))
                .map(result -> result.rowCount() == 1);
    }

    private static List<StoredCheckpoint> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new StoredCheckpoint(
                        row.getLong("size"),
                        row.getString("note"),
                        row.getOffsetDateTime("signed_at").toInstant()))
                .toList();
    }
}
