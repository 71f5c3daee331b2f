package io.tillgate.audit.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.completeness.Received;
import io.tillgate.audit.event.Reading.Item;
import io.tillgate.audit.log.LogEntry;
import io.tillgate.audit.log.SearchTerms;
import io.tillgate.event.MalformedEventException;
import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jspecify.annotations.Nullable;

/**
 * Converts signed revocations (RFC 8417) to log entries. Heartbeats and the canary's revocations are skipped. A record
 * that cannot be verified becomes an entry of a separate type, so that auditors see forged revocations.
 */
@ApplicationScoped
class RevocationRecords {
    /** The type of the entries of verified revocations. */
    static final String TOKENS_REVOKED = "io.tillgate.revocation.TokensRevoked";

    private static final Logger LOG = Logger.getLogger(RevocationRecords.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LAST_OF_SECOND = Duration.ofMillis(999);

    private static final String CANARY_KEY = RevocationKey.of(RevocationKey.Kind.CLIENT, Revocation.CANARY_CLIENT)
            .toString();

    private final IssuerKeys keys;
    private final Set<String> issuers = new HashSet<>();

    RevocationRecords(IssuerKeys keys, ReadingConfig config) {
        this.keys = keys;
        issuers.add(config.issuer());
        config.formerIssuers().ifPresent(issuers::addAll);
    }

    Uni<Reading> read(ConsumerRecords<String, byte @Nullable []> records) {
        List<Parsed> parsed = new ArrayList<>();
        for (ConsumerRecord<String, byte @Nullable []> record : records) {
            Optional<SignedEvent> event = SignedEvent.parse(record.value());
            if (event.isEmpty() || !(isHeartbeat(record.key(), event.get()) || isCanary(record.key(), event.get()))) {
                parsed.add(new Parsed(record, event));
            }
        }
        Set<String> keyIds = parsed.stream()
                .flatMap(each -> each.event().stream())
                .map(SignedEvent::keyId)
                .filter(keyId -> !keyId.isEmpty())
                .collect(Collectors.toSet());
        return keys.including(keyIds).map(all -> {
            Map<String, JsonWebKey> known = new HashMap<>(all);
            List<Item> items = new ArrayList<>(parsed.size());
            for (Parsed each : parsed) {
                items.add(Item.of(each.record(), entry(each, known)));
            }
            return new Reading(items, Received.of(records));
        });
    }

    /** Checks the content too: the record key is not signed, and could be used to hide a revocation. */
    private static boolean isHeartbeat(@Nullable String key, SignedEvent event) {
        if (!Revocation.HEARTBEAT_KEY.equals(key)) {
            return false;
        }
        try {
            JsonNode events = event.unverifiedClaims().json().path("events");
            return events.size() == 1 && events.has(Revocation.HEARTBEAT_EVENT);
        } catch (UnreadableRecordException e) {
            LOG.debugf(e, "A record with the heartbeat's key is not a heartbeat");
            return false;
        }
    }

    /** Checks the content too: any other record with the canary's key is logged. */
    private static boolean isCanary(@Nullable String key, SignedEvent event) {
        if (!CANARY_KEY.equals(key)) {
            return false;
        }
        try {
            return CANARY_KEY.equals(event.unverifiedClaims()
                    .json()
                    .path("events")
                    .path(Revocation.EVENT)
                    .path("key")
                    .asText());
        } catch (UnreadableRecordException e) {
            LOG.debugf(e, "A record with the canary's key is not a canary revocation");
            return false;
        }
    }

    private LogEntry entry(Parsed parsed, Map<String, JsonWebKey> known) {
        ConsumerRecord<String, byte @Nullable []> record = parsed.record();
        try {
            SignedEvent event = parsed.event()
                    .orElseThrow(() -> new UnreadableRecordException(
                            record.value() == null ? "the record has no value" : "not a Security Event Token"));
            LogEntry entry = verified(record, event.verifiedClaims(known));
            forgetRevokedKey(String.valueOf(record.key()), known);
            return entry;
        } catch (UnreadableRecordException | MalformedEventException | IllegalArgumentException e) {
            LOG.warnf(
                    "Record %d of %s-%d is not a revocation of the issuer: %s",
                    record.offset(), record.topic(), record.partition(), e.getMessage());
            return UnverifiedRevocation.entry(record, String.valueOf(e.getMessage()));
        }
    }

    /** Removes a revoked signing key. Later records signed with it are unverified; earlier ones stay valid. */
    private void forgetRevokedKey(String recordKey, Map<String, JsonWebKey> known) {
        RevocationKey key = RevocationKey.parse(recordKey);
        if (key.kind() == RevocationKey.Kind.KID) {
            known.remove(key.value());
            keys.revoke(key.value());
        }
    }

    private LogEntry verified(ConsumerRecord<String, byte @Nullable []> record, EventData claims)
            throws UnreadableRecordException {
        Revocation revocation = Revocation.fromClaims(claims(claims));
        if (!issuers.contains(revocation.issuer())) {
            throw new UnreadableRecordException("iss is not the issuer");
        }
        RevocationKey key = revocation.key();
        if (!key.toString().equals(record.key()) || !RecordText.plain(key.toString())) {
            throw new UnreadableRecordException("the record's key does not match what the token revokes");
        }
        return new LogEntry(
                UUID.fromString(revocation.id()),
                TOKENS_REVOKED,
                revocation.issuer(),
                time(record, RecordText.requireSane(revocation.issuedAt())),
                key.toString(),
                Optional.ofNullable(revocation.actor())
                        .filter(RecordText::plain)
                        .orElse(null),
                key.kind() == RevocationKey.Kind.CLIENT ? key.value() : null,
                null,
                null,
                new LogEntry.Position(record.topic(), record.partition(), record.offset()),
                claims.compact(),
                SearchTerms.of(claims.json()),
                null,
                false);
    }

    /** Returns the time of the record, limited to the second that {@code iat} states. */
    private static Instant time(ConsumerRecord<?, ?> record, Instant issuedAt) {
        Instant written = Instant.ofEpochMilli(record.timestamp());
        Instant last = issuedAt.plus(LAST_OF_SECOND);
        return written.isBefore(issuedAt) ? issuedAt : written.isAfter(last) ? last : written;
    }

    @SuppressWarnings("unchecked") // a JSON object is a map of its members
    private static Map<String, Object> claims(EventData data) {
        return JSON.convertValue(data.json(), Map.class);
    }

    private record Parsed(ConsumerRecord<String, byte @Nullable []> record, Optional<SignedEvent> event) {}
}
