package io.tillgate.audit.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.audit.log.LogEntry;
import io.tillgate.text.UuidText;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes unverified records that the log already has as revocations. A record that is read again is unverified, for
 * example, if the issuer has withdrawn or revoked its key since.
 */
@ApplicationScoped
class EarlierVerification {
    private static final Logger LOG = Logger.getLogger(EarlierVerification.class);
    private static final String VERIFIED = """
            SELECT event.kafka_topic, event.kafka_partition, event.kafka_offset, event.data::text, event.subject
            FROM audit_event_id AS known
            JOIN audit_event AS event ON event.leaf_index = known.leaf_index AND event.recorded_at = known.recorded_at
            WHERE known.id = ANY ($1) AND event.type = $2""";

    /** Returns the entries, without those of unverified records that the log has verified at the same position. */
    Uni<List<LogEntry>> entries(SqlConnection tx, Reading reading) {
        Map<UUID, String> claims = new HashMap<>();
        Set<UUID> ids = new HashSet<>();
        for (Reading.Item item : reading.items()) {
            LogEntry entry = item.entry();
            if (entry != null && entry.type().equals(UnverifiedRevocation.TYPE)) {
                claims(item.record()).ifPresent(data -> {
                    claims.put(entry.id(), data.compact());
                    data.text("jti").flatMap(UuidText::parse).ifPresent(ids::add);
                });
            }
        }
        if (ids.isEmpty()) {
            return Uni.createFrom().item(reading.entries());
        }
        return tx.preparedQuery(VERIFIED)
                .execute(Tuple.of(ids.toArray(UUID[]::new), RevocationRecords.TOKENS_REVOKED))
                .map(rows -> {
                    Set<Content> verified = new HashSet<>();
                    rows.forEach(row -> verified.add(new Content(
                            new LogEntry.Position(row.getString(0), row.getInteger(1), row.getLong(2)),
                            row.getString(3),
                            row.getString(4))));
                    return reading.entries().stream()
                            .filter(entry -> !verified.contains(
                                    new Content(entry.position(), claims.get(entry.id()), entry.subject())))
                            .toList();
                });
    }

    private static Optional<EventData> claims(ConsumerRecord<String, byte @Nullable []> record) {
        try {
            Optional<SignedEvent> event = SignedEvent.parse(record.value());
            return event.isPresent() ? Optional.of(event.get().unverifiedClaims()) : Optional.empty();
        } catch (UnreadableRecordException e) {
            LOG.debugf(e, "An unverified record has no claims");
            return Optional.empty();
        }
    }

    /**
     * @param claims the compact JSON; null for an entry of another type
     * @param recordKey the key of the record, which its signature does not cover
     */
    private record Content(
            LogEntry.Position position,
            @Nullable String claims,
            @Nullable String recordKey) {}
}
