package io.tillgate.audit.event;

import io.tillgate.audit.log.LogEntry;
import io.tillgate.audit.log.SearchTerms;
import io.tillgate.audit.person.PersonalMembers;
import io.tillgate.event.EventType;
import io.tillgate.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Converts CloudEvents to log entries. Events of unknown types are kept too, so that the log loses nothing that a newer
 * service sends. A known type is accepted only on its own topic. The enforcement topic, to which every resource server
 * may write, accepts no unknown types.
 */
final class CloudEventRecords {
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private static final String DELETED = "deleted";
    private static final String ENFORCEMENT = Topic.ENFORCEMENT.topicName();
    private static final Set<String> TYPES_OF_REVOCATIONS =
            Set.of(RevocationRecords.TOKENS_REVOKED, UnverifiedRevocation.TYPE, RepeatedRevocations.TYPE);

    private CloudEventRecords() {}

    static LogEntry entry(ConsumerRecord<String, byte @Nullable []> record) throws UnreadableRecordException {
        byte[] value = record.value();
        if (value == null) {
            throw new UnreadableRecordException("the record has no value");
        }
        EventData data = EventData.parse(value);
        String type = RecordText.required(record, "ce_type");
        requireTopicOf(type, record.topic());
        return new LogEntry(
                id(record),
                type,
                RecordText.required(record, "ce_source"),
                RecordText.time(RecordText.required(record, "ce_time")),
                RecordText.optional(record, "ce_subject").orElse(null),
                actor(type, data),
                data.text("client_id").orElse(null),
                data.text("address").orElse(null),
                traceId(record),
                new LogEntry.Position(record.topic(), record.partition(), record.offset()),
                data.compact(),
                SearchTerms.of(data.json()),
                PersonalMembers.person(type, data.json()).orElse(null),
                PersonalMembers.isAccount(type)
                        && data.text("status").filter(DELETED::equals).isPresent());
    }

    private static void requireTopicOf(String type, String topic) throws UnreadableRecordException {
        Optional<EventType> known = EventType.named(type);
        boolean counts = known.isPresent()
                ? known.get().topic().topicName().equals(topic)
                : !topic.equals(ENFORCEMENT) && !TYPES_OF_REVOCATIONS.contains(type);
        if (!counts) {
            throw new UnreadableRecordException("header ce_type is not a type of this topic");
        }
    }

    /**
     * Returns the event's id. On the enforcement topic it returns an id derived from it: resource servers choose those
     * ids, and one that is already used on another topic would suppress that topic's entry.
     */
    private static UUID id(ConsumerRecord<?, ?> record) throws UnreadableRecordException {
        String text = RecordText.required(record, "ce_id");
        try {
            UUID id = UUID.fromString(text);
            return record.topic().equals(ENFORCEMENT)
                    ? UUID.nameUUIDFromBytes((ENFORCEMENT + "/" + id).getBytes(StandardCharsets.UTF_8))
                    : id;
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException("header ce_id is not a UUID", e);
        }
    }

    /** Returns the named actor, else the account, else the client if it obtained the token for itself. */
    private static @Nullable String actor(String type, EventData data) {
        return data.text("actor")
                .or(() -> data.text("account_id"))
                .or(() -> type.equals(EventType.TOKEN_ISSUED.typeName()) ? data.text("client_id") : Optional.empty())
                .orElse(null);
    }

    private static @Nullable String traceId(ConsumerRecord<?, ?> record) {
        return RecordText.optional(record, "traceparent")
                .map(TRACEPARENT::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .orElse(null);
    }
}
