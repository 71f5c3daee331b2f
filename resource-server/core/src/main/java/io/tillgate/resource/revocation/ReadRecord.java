package io.tillgate.resource.revocation;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as read from the topic or from the snapshot.
 *
 * @param offset its offset on the topic
 * @param key its key; a record without one is rejected
 * @param value a signed token; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // the value is a Kafka value; instances are never compared
public record ReadRecord(long offset, @Nullable String key, byte @Nullable [] value) {

    static ReadRecord of(ConsumerRecord<String, byte[]> record) {
        return new ReadRecord(record.offset(), record.key(), record.value());
    }
}
