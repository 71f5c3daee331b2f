package io.tillgate.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Where a use case leaves the events of its change. Stateless; safe for concurrent use. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            INSERT INTO outbox (topic, key, headers, value)
            SELECT topic, key, headers::jsonb, value
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) WITH ORDINALITY
                 AS appended (topic, key, headers, value, position)
            ORDER BY position""";

    /** Appends one record; see {@link #append(SqlClient, List)}. */
    public Uni<Void> append(SqlClient transaction, OutboxRecord record) {
        return append(transaction, List.of(record));
    }

    /**
     * Appends records, in order, to be sent if and only if the transaction commits.
     *
     * @param transaction the connection that the change runs on
     */
    public Uni<Void> append(SqlClient transaction, List<OutboxRecord> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.tuple()
                .addArrayOfString(records.stream().map(OutboxRecord::topic).toArray(String[]::new))
                .addArrayOfString(records.stream().map(OutboxRecord::key).toArray(String[]::new))
                .addArrayOfString(records.stream().map(Outbox::headersJson).toArray(String[]::new))
                .addValue(records.stream()
                        .map(record -> Buffer.buffer(record.value()))
                        .toArray(Buffer[]::new));
        return transaction.preparedQuery(INSERT).execute(rows).replaceWithVoid();
    }

    static String headersJson(OutboxRecord record) {
        return new JsonObject(Map.<String, Object>copyOf(record.headers())).encode();
    }
}
