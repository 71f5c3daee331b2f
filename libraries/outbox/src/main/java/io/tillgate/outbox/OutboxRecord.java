package io.tillgate.outbox;

import java.util.Map;

/**
 * A record that is sent to Kafka after the transaction commits.
 *
 * @param topic the topic
 * @param key the record key; records of one key stay in order if their transactions lock a common row
 * @param headers the record headers, as text
 * @param value the record value
 */
@SuppressWarnings("ArrayRecordComponent") // a Kafka value is bytes; nobody compares these records
public record OutboxRecord(String topic, String key, Map<String, String> headers, byte[] value) {}
