package io.tillgate.audit.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.event.Reading.Item;
import io.tillgate.audit.log.LogEntry;
import io.tillgate.audit.log.SearchTerms;
import io.tillgate.event.Revocation;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Creates an entry for every genuine revocation that is on the topic a second time. A party with write access to the
 * topic could replace a newer revocation with an older one. The relay repeats a record only after a crash, within
 * minutes and with its sequence number.
 */
@ApplicationScoped
class RepeatedRevocations {
    /** The type of these entries. */
    static final String TYPE = "io.tillgate.audit.RepeatedRevocation";

    private static final String SOURCE = "/audit-service";
    private static final String RELAY_HEADER = "outbox-sequence";
    private static final String FIRST = """
            SELECT known.id, event.kafka_offset FROM audit_event_id AS known
            LEFT JOIN audit_event AS event ON event.leaf_index = known.leaf_index AND event.recorded_at = known.recorded_at
            WHERE known.id = ANY ($1)""";

    private final Clock clock;

    RepeatedRevocations(Clock clock) {
        this.clock = clock;
    }

    /** Returns one entry for each record whose revocation is also at another offset, or was in a dropped month. */
    Uni<List<LogEntry>> among(SqlConnection tx, List<Item> items) {
        Map<ConsumerRecord<?, ?>, LogEntry> revocations = new LinkedHashMap<>();
        for (Item item : items) {
            LogEntry entry = item.entry();
            if (entry != null && entry.type().equals(RevocationRecords.TOKENS_REVOKED)) {
                revocations.put(item.record(), entry);
            }
        }
        if (revocations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID[] ids = revocations.values().stream().map(LogEntry::id).toArray(UUID[]::new);
        return tx.preparedQuery(FIRST)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> {
                    Map<UUID, @Nullable Long> first = new HashMap<>();
                    rows.forEach(row -> first.put(row.getUUID(0), row.getLong(1)));
                    return repeated(revocations, first);
                });
    }

    /** @param first the offsets of the known revocations; null for one in a dropped month */
    private List<LogEntry> repeated(Map<ConsumerRecord<?, ?>, LogEntry> revocations, Map<UUID, @Nullable Long> first) {
        List<LogEntry> entries = new ArrayList<>();
        revocations.forEach((record, revocation) -> {
            boolean isKnown = first.containsKey(revocation.id());
            @Nullable Long before = isKnown ? first.get(revocation.id()) : Long.valueOf(record.offset());
            first.put(revocation.id(), before);
            if ((before == null || before != record.offset()) && !mayBeTheRelay(record, revocation)) {
                entries.add(entry(revocation, before));
            }
        });
        return entries;
    }

    private boolean mayBeTheRelay(ConsumerRecord<?, ?> record, LogEntry revocation) {
        return record.headers().lastHeader(RELAY_HEADER) != null
                && !Revocation.isReplay(revocation.time(), clock.instant());
    }

    private LogEntry entry(LogEntry revocation, @Nullable Long firstOffset) {
        LogEntry.Position position = revocation.position();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("jti", revocation.id().toString())
                .put("record_key", revocation.subject())
                .put("first_offset", firstOffset);
        String name = position.topic() + "/" + position.partition() + "/" + position.offset() + "/" + revocation.id();
        return new LogEntry(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                TYPE,
                SOURCE,
                clock.instant(),
                revocation.subject(),
                null,
                null,
                null,
                null,
                position,
                data.toString(),
                SearchTerms.of(data),
                null,
                false);
    }
}
