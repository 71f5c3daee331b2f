package io.tillgate.audit.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.paging.Place;
import io.tillgate.audit.tree.Hash;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the log. Stateless; safe for concurrent use. */
@ApplicationScoped
class EventSearch {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String SELECT = "SELECT id, type, source, time, subject, actor, client_id, address,"
            + " trace_id, kafka_topic, kafka_partition, kafka_offset, data::text AS data, recorded_at, leaf_index, leaf_hash FROM audit_event";

    private final Pool pool;

    EventSearch(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<StoredEvent>> find(UUID id) {
        return pool.preparedQuery(SELECT + " WHERE (leaf_index, recorded_at) ="
                        + " (SELECT leaf_index, recorded_at FROM audit_event_id WHERE id = $1)")
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(EventSearch::stored)
                        .findFirst());
    }

    /** The events of a page and, where there are more, one more. */
    Uni<List<StoredEvent>> find(EventQuery query) {
        SqlConditions conditions = FilterConditions.of(query.filter());
        if (query.after() != null) {
            conditions.add(
                    "(time, leaf_index) < (?, ?)",
                    query.after().time().atOffset(ZoneOffset.UTC),
                    query.after().sequence());
        }
        String sql = SELECT + conditions.where() + " ORDER BY time DESC, leaf_index DESC LIMIT "
                + conditions.bind(query.limit() + 1);
        return pool.preparedQuery(sql)
                .execute(conditions.values())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(EventSearch::stored)
                        .toList());
    }

    /** The times of the newest events, this many at most, the newest first. */
    Uni<List<Instant>> times(EventFilter filter, int most) {
        SqlConditions conditions = FilterConditions.of(filter);
        String sql = "SELECT time FROM audit_event" + conditions.where() + " ORDER BY time DESC, leaf_index DESC LIMIT "
                + conditions.bind(most);
        return pool.preparedQuery(sql)
                .execute(conditions.values())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getOffsetDateTime(0).toInstant())
                        .toList());
    }

    private static StoredEvent stored(Row row) {
        Instant time = row.getOffsetDateTime("time").toInstant();
        return new StoredEvent(
                new Place(time, row.getLong("leaf_index")),
                new EventResponse(
                        row.getUUID("id"),
                        row.getString("type"),
                        row.getString("source"),
                        time,
                        row.getString("subject"),
                        row.getString("actor"),
                        row.getString("client_id"),
                        row.getString("address"),
                        row.getString("trace_id"),
                        row.getString("kafka_topic"),
                        row.getInteger("kafka_partition"),
                        row.getLong("kafka_offset"),
                        json(row.getString("data")),
                        row.getOffsetDateTime("recorded_at").toInstant(),
                        null),
                row.getLong("leaf_index"),
                Hash.of(row.getBuffer("leaf_hash").getBytes()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds JSON only", e);
        }
    }
}
