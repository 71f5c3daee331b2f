package io.tillgate.auth.support.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.EventRecord;
import io.tillgate.event.Topic;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The table of records that their owner has not confirmed yet. */
@ApplicationScoped
class UnconfirmedRecords {

    /** Stores an event until its owner has been asked. */
    Uni<Void> keep(SqlClient tx, CloudEvent event) {
        EventRecord record = event.toRecord();
        return tx.preparedQuery("""
                        INSERT INTO unconfirmed_record (topic, key, event_id, headers, value)
                        VALUES ($1, $2, $3, $4::text::jsonb, $5)
                        ON CONFLICT DO NOTHING""")
                .execute(Tuple.of(
                        record.topic(),
                        record.key(),
                        event.id(),
                        new JsonObject(Map.copyOf(record.headers())).encode(),
                        Buffer.buffer(record.value())))
                .replaceWithVoid();
    }

    /** Returns some events of a topic, those first that have waited longest for an answer. */
    Uni<List<CloudEvent>> next(SqlClient db, Topic topic, int limit) {
        return db.preparedQuery(
                        "SELECT headers, value FROM unconfirmed_record WHERE topic = $1 ORDER BY asked_at LIMIT $2")
                .execute(Tuple.of(topic.topicName(), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(UnconfirmedRecords::event)
                        .toList());
    }

    /** Moves an event to the end of the queue after its owner did not answer. */
    Uni<Void> postpone(SqlClient db, CloudEvent event) {
        return db.preparedQuery("UPDATE unconfirmed_record SET asked_at = clock_timestamp()"
                        + " WHERE topic = $1 AND key = $2 AND event_id = $3")
                .execute(identity(event))
                .replaceWithVoid();
    }

    /** Removes an event. Returns false if another instance already has. */
    Uni<Boolean> take(SqlClient tx, CloudEvent event) {
        return tx.preparedQuery("DELETE FROM unconfirmed_record WHERE topic = $1 AND key = $2 AND event_id = $3")
                .execute(identity(event))
                .map(deleted -> deleted.rowCount() == 1);
    }

    private static Tuple identity(CloudEvent event) {
        EventRecord record = event.toRecord();
        return Tuple.of(record.topic(), record.key(), event.id());
    }

    private static CloudEvent event(Row row) {
        Map<String, String> headers = row.getJsonObject("headers").stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.valueOf(header.getValue())));
        return CloudEvent.read(headers, row.getDelegate().getBuffer("value").getBytes());
    }
}
