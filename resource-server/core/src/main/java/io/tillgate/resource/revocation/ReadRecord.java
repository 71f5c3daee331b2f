package io.tillgate.resource.revocation;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read, from the topic or from the snapshot.
 *
 * @param offset where it lies on the topic
 * @param key its key; a record without one is rejected
 * @param value a signed token; null is a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // a Kafka value is bytes; nobody compares these records
record ReadRecord(long offset, @Nullable String key, byte @Nullable [] value) {

    static ReadRecord of(ConsumerRecord<String, byte[]> record) {
        return new ReadRecord(record.offset(), record.key(), record.value());
    }
}
