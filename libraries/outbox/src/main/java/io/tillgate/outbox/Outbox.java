package io.tillgate.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

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
                .execute(Tuple.tuple(columns(records)))
                .replaceWithVoid();
    }

    /**
     * The SQL that appends records, as a statement or as a part of one.
     *
     * @param first the number of its first parameter of four; {@link #columns} returns their values
     * @param where a {@code WHERE} clause on the {@code position} of the records, from 1; empty to append all
     */
    public static String insert(int first, String where) {
        return """
                INSERT INTO outbox (topic, key, headers, value)
                SELECT topic, key, headers::jsonb, value
                FROM unnest($%d::text[], $%d::text[], $%d::text[], $%d::bytea[]) WITH ORDINALITY
                     AS appended (topic, key, headers, value, position)
                %s
                ORDER BY position""".formatted(first, first + 1, first + 2, first + 3, where);
    }

    /** The parameters of {@link #insert}, an array for each column. */
    public static List<Object> columns(List<OutboxRecord> records) {
        return List.of(
                records.stream().map(OutboxRecord::topic).toArray(String[]::new),
                records.stream().map(OutboxRecord::key).toArray(String[]::new),
                records.stream().map(Outbox::headersJson).toArray(String[]::new),
                records.stream().map(record -> Buffer.buffer(record.value())).toArray(Buffer[]::new));
    }

    static String headersJson(OutboxRecord record) {
        return new JsonObject(Map.<String, Object>copyOf(record.headers())).encode();
    }
}
