package io.tillgate.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Appends the records of a change to the outbox. Stateless; safe for concurrent use. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = insert(1, "");

    /** Appends one record; see {@link #append(SqlClient, List)}. */
    public Uni<Void> append(SqlClient transaction, OutboxRecord record) {
        return append(transaction, List.of(record));
    }

    /**
     * Appends records in order. They are sent if and only if the transaction commits.
     *
     * @param transaction the connection of the change
     */
    public Uni<Void> append(SqlClient transaction, List<OutboxRecord> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.tuple(parameters(records)))
                .replaceWithVoid();
    }

    /**
     * The SQL that appends records as one row, as a statement or as a part of one.
     *
     * @param first the number of its first parameter of two; {@link #parameters} returns their values
     * @param where a {@code WHERE} clause on the {@code position} of the records, from 1; empty to append all
     */
    public static String insert(int first, String where) {
        return """
                INSERT INTO outbox (topics, size, records)
                SELECT $%d::text, count(*), string_agg(record, '' ORDER BY position)
                FROM unnest($%d::bytea[]) WITH ORDINALITY AS appended (record, position)
                %s
                HAVING count(*) > 0""".formatted(first, first + 1, where);
    }

    /** The parameters of {@link #insert}. */
    public static List<Object> parameters(List<OutboxRecord> records) {
        return List.of(
                topics(records),
                records.stream()
                        .map(record -> FramedRecords.write(List.of(record)))
                        .toArray(Buffer[]::new));
    }

    static String topics(List<OutboxRecord> records) {
        return records.stream().map(OutboxRecord::topic).distinct().collect(Collectors.joining(","));
    }
}
