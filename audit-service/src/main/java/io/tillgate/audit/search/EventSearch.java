package io.tillgate.audit.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.paging.KeysetPosition;
import io.tillgate.audit.person.PersonalSearch;
import io.tillgate.audit.tree.Hash;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Searches the log. Stateless; safe for concurrent use. */
@ApplicationScoped
class EventSearch {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String SELECT = "SELECT id, type, source, time, subject, actor, client_id, address,"
            + " trace_id, kafka_topic, kafka_partition, kafka_offset, data::text AS data, recorded_at, leaf_index, leaf_hash FROM audit_event";

    private static final Long[] NOWHERE = {};

    private final Pool pool;
    private final PersonalSearch personal;
    private final PersonalDataDecryption opening;
    private final AccountConditions accounts;

    EventSearch(Pool pool, PersonalSearch personal, PersonalDataDecryption opening) {
        this.pool = pool;
        this.personal = personal;
        this.opening = opening;
        this.accounts = new AccountConditions(pool, this::find);
    }

    Uni<Optional<StoredEvent>> find(UUID id) {
        return pool.preparedQuery(SELECT + " WHERE (leaf_index, recorded_at) ="
                        + " (SELECT leaf_index, recorded_at FROM audit_event_id WHERE id = $1)")
                .execute(Tuple.of(id))
                .chain(rows -> opening.open(all(rows)))
                .map(found -> found.stream().findFirst());
    }

    /** Returns the events of a page, and one more if there is a further page. */
    Uni<List<StoredEvent>> find(EventQuery query) {
        return conditions(query.filter()).chain(conditions -> find(query, conditions));
    }

    private Uni<List<StoredEvent>> find(EventQuery query, SqlConditions conditions) {
        if (query.after() != null) {
            conditions.add(
                    "(time, leaf_index) < (?, ?)",
                    query.after().time().atOffset(ZoneOffset.UTC),
                    query.after().sequence());
        }
        String sql = SELECT + conditions.where() + " ORDER BY time DESC, leaf_index DESC LIMIT "
                + conditions.bind(query.limit() + 1);
        return pool.preparedQuery(sql).execute(conditions.values()).chain(rows -> opening.open(all(rows)));
    }

    /** Returns the times of at most {@code most} matching events, the newest first. */
    Uni<List<Instant>> times(EventFilter filter, int most) {
        return conditions(filter).chain(conditions -> times(most, conditions));
    }

    private Uni<List<Instant>> times(int most, SqlConditions conditions) {
        String sql = "SELECT time FROM audit_event" + conditions.where() + " ORDER BY time DESC, leaf_index DESC LIMIT "
                + conditions.bind(most);
        return pool.preparedQuery(sql)
                .execute(conditions.values())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getOffsetDateTime(0).toInstant())
                        .toList());
    }

    private Uni<SqlConditions> conditions(EventFilter filter) {
        Uni<Long[]> byAddress =
                filter.address() == null ? Uni.createFrom().item(NOWHERE) : personal.byAddress(filter.address());
        Uni<Long[]> byWords = !filter.words().isEmpty()
                ? personal.byWords(filter.words(" | "), filter.words(" & "))
                : Uni.createFrom().item(NOWHERE);
        return byAddress
                .chain(addresses -> byWords.map(words -> FilterConditions.of(filter, addresses, words)))
                .chain(conditions -> accounts.restrict(filter, conditions));
    }

    private static List<StoredEvent> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(EventSearch::stored)
                .toList();
    }

    private static StoredEvent stored(Row row) {
        Instant time = row.getOffsetDateTime("time").toInstant();
        return new StoredEvent(
                new KeysetPosition(time, row.getLong("leaf_index")),
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
                Hash.of(row.getBuffer("leaf_hash").getBytes()),
                row.getString("data"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds JSON only", e);
        }
    }
}
