package io.tillgate.auth.support.batch;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.function.Function;

/**
 * Executes a statement once and processes the rows that it returns in batches. The rows that wait are in the database,
 * so that a statement may change, and return, any number of rows.
 */
public final class RowBatches {
    private static final int SIZE = 200;

    private RowBatches() {}

    /**
     * Executes a statement.
     *
     * @param tx a connection in a transaction
     * @param work processes a batch, which may be empty, in the same transaction
     */
    public static Uni<Void> process(
            SqlConnection tx, String sql, Tuple parameters, Function<RowSet<Row>, Uni<Void>> work) {
        return tx.prepare(sql)
                .flatMap(
                        statement -> process(statement.cursor(parameters), work).eventually(statement::close));
    }

    private static Uni<Void> process(Cursor cursor, Function<RowSet<Row>, Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> cursor.read(SIZE))
                .flatMap(work::apply)
                .replaceWith(cursor)
                .repeat()
                .whilst(Cursor::hasMore)
                .collect()
                .last()
                .flatMap(Cursor::close);
    }
}
