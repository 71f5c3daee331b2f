package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * A record on a topic says what its owner does not: somebody else has written it. It is not applied.
 *
 * @param topic the topic that the record is on
 * @param recordKey the record's key: an account id or a scope
 * @param recordId the record's {@code ce_id}
 * @param reason what its owner says: {@code unknown} if there is no such thing, else {@code different}
 */
public record RecordRefused(String topic, String recordKey, String recordId, String reason) implements Event {

    /** Requires what is not nullable. */
    public RecordRefused {
        requireNonNull(topic, "topic");
        requireNonNull(recordKey, "recordKey");
        requireNonNull(recordId, "recordId");
        requireNonNull(reason, "reason");
    }

    @Override
    public String key() {
        return recordKey;
    }
}
