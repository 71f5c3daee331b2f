package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * A record on a topic was refused because its owner did not write it.
 *
 * @param topic the topic of the record
 * @param recordKey the record's key: an account id or a scope
 * @param recordId the record's {@code ce_id}
 * @param reason {@code unsigned} if it has no signature; {@code unknown_key} if its owner does not know the key that
 *     signed it; {@code forged} if the signature does not match the record; otherwise the owner's answer: {@code unknown}
 *     if it does not exist, or {@code different}
 */
public record RecordRefused(String topic, String recordKey, String recordId, String reason) implements Event {

    /** Requires all fields. */
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
