package io.tillgate.event;

import java.util.Map;

/**
 * An event as a Kafka record.
 *
 * @param topic the topic's name at the broker
 * @param key the record key
 * @param headers the CloudEvents attributes as {@code ce_*} headers, {@code content-type}, and {@code traceparent} if
 *     known
 * @param value the event's JSON, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // a Kafka value is bytes; these records are never compared
public record EventRecord(String topic, String key, Map<String, String> headers, byte[] value) {}
