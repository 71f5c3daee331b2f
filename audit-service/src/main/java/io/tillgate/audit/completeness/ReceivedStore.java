package io.tillgate.audit.completeness;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.TopicPartition;

/** Stores which records have been received. Safe for concurrent use. */
@ApplicationScoped
public class ReceivedStore {
    private static final String NUMBERS = """
            INSERT INTO audit_received (source, topic, numbers)
            SELECT source, topic, numbers::int8multirange
            FROM unnest($1::text[], $2::text[], $3::text[]) AS received (source, topic, numbers)
            ORDER BY source, topic
            ON CONFLICT (source, topic) DO UPDATE SET numbers = audit_received.numbers + excluded.numbers""";
    private static final String OFFSETS = """
            INSERT INTO audit_offset (topic, partition, next_offset)
            SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[]) AS read (topic, partition, next_offset)
            ORDER BY topic, partition
            ON CONFLICT (topic, partition)
                DO UPDATE SET next_offset = greatest(audit_offset.next_offset, excluded.next_offset)""";
    private static final String TOPICS = """
            SELECT source, topic, upper(numbers) - 1 AS last,
                (SELECT sum(upper(part) - lower(part)) FROM unnest(numbers) AS part)::bigint AS received
            FROM audit_received ORDER BY source, topic""";
    /** Takes the first gap of every source before the second of any, so that no source crowds out another. */
    private static final String GAPS = """
            SELECT source, topic, first, last FROM (
                SELECT source, topic, lower(gap) AS first, upper(gap) - 1 AS last,
                    row_number() OVER (PARTITION BY source, topic ORDER BY lower(gap)) AS place
                FROM audit_received, unnest(int8multirange(int8range(1, upper(numbers))) - numbers) AS gap
                ORDER BY place, source, topic LIMIT $1) AS watched
            ORDER BY source, topic, first""";

    private static final String READ = "SELECT topic, partition, next_offset FROM audit_offset ORDER BY 1, 2";

    private final Pool pool;

    ReceivedStore(Pool pool) {
        this.pool = pool;
    }

    /** Saves the numbers and offsets of a batch, in the transaction that stores the batch's entries. */
    public Uni<Void> note(SqlClient transaction, Received received) {
        if (received.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<NumberedTopic> topics = List.copyOf(received.numbers().keySet());
        Tuple numbers = Tuple.tuple()
                .addArrayOfString(topics.stream().map(NumberedTopic::source).toArray(String[]::new))
                .addArrayOfString(topics.stream().map(NumberedTopic::topic).toArray(String[]::new))
                .addArrayOfString(received.numbers().values().stream()
                        .map(Received::ranges)
                        .toArray(String[]::new));
        List<TopicPartition> partitions = List.copyOf(received.offsets().keySet());
        Tuple offsets = Tuple.tuple()
                .addArrayOfString(partitions.stream().map(TopicPartition::topic).toArray(String[]::new))
                .addArrayOfInteger(
                        partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new))
                .addArrayOfLong(received.offsets().values().toArray(Long[]::new));
        return transaction
                .preparedQuery(NUMBERS)
                .execute(numbers)
                .chain(() -> transaction.preparedQuery(OFFSETS).execute(offsets))
                .replaceWithVoid();
    }

    /** Returns at most {@code limit} gaps, shared evenly among the sources, by source, topic and number. */
    public Uni<List<Gap>> gaps(int limit) {
        return pool.preparedQuery(GAPS)
                .execute(Tuple.of(limit))
                .map(rows -> all(
                        rows,
                        row -> new Gap(
                                row.getString("source"),
                                row.getString("topic"),
                                row.getLong("first"),
                                row.getLong("last"))));
    }

    Uni<List<CompletenessResponse.Source>> sources() {
        return pool.query(TOPICS)
                .execute()
                .map(rows -> all(
                        rows,
                        row -> new CompletenessResponse.Source(
                                row.getString("source"),
                                row.getString("topic"),
                                row.getLong("last"),
                                row.getLong("last") - row.getLong("received"))));
    }

    Uni<List<CompletenessResponse.Partition>> partitions() {
        return pool.query(READ)
                .execute()
                .map(rows -> all(
                        rows,
                        row -> new CompletenessResponse.Partition(
                                row.getString("topic"), row.getInteger("partition"), row.getLong("next_offset"))));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> each) {
        return StreamSupport.stream(rows.spliterator(), false).map(each).toList();
    }
}
