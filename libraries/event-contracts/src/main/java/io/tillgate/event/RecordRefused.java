package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * Somebody else than its owner has written a record on a topic. It is not applied.
 *
 * @param topic the topic that the record is on
 * @param recordKey the record's key: an account id or a scope
 * @param recordId the record's {@code ce_id}
 * @param reason {@code unsigned} if it has no signature; {@code unknown_key} if its owner does not know the key that signed it;
 *     {@code forged} if the signature is not of this record; else what its owner says: {@code unknown} if there is no such
 *     thing, or {@code different}
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
