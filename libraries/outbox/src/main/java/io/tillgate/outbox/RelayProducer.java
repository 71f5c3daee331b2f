package io.tillgate.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The relay's access to Kafka: sends records in transactions, and fences earlier relays. Not thread-safe. */
final class RelayProducer implements AutoCloseable {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

    /** After this time without an answer the relay goes to another broker; several attempts fit into the time to block. */
    private static final int REQUEST_MILLIS = 5_000;

    private static final int CONNECT_MILLIS = 3_000;
    private static final long BLOCK_MILLIS = 10_000;

    private final Producer<String, byte[]> producer;
    private final RecordSpans spans;

    /** @param broker the {@code kafka.*} settings */
    RelayProducer(Map<String, Object> broker, String transactionalId, RecordSpans spans) {
        this.producer = new KafkaProducer<>(settings(broker, transactionalId));
        this.spans = spans;
    }

    /** Fences the earlier producers of this transactional id, and ends the transaction that one may have left open. */
    void fenceOthers() {
        producer.initTransactions();
    }

    /** Sends records in one transaction, and returns when it is committed. */
    void send(List<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        try (OpenSpans sending = spans.sending(records)) {
            producer.beginTransaction();
            records.forEach(producer::send);
            producer.commitTransaction(); // throws where any send failed
        }
    }

    static ProducerRecord<String, byte[]> kafka(OutboxRecord record) {
        ProducerRecord<String, byte[]> kafka = new ProducerRecord<>(record.topic(), record.key(), record.value());
        record.headers().forEach((name, value) -> kafka.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return kafka;
    }

    /** Without a limit, close waits forever for a transaction that Kafka has lost. */
    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }

    private static Map<String, Object> settings(Map<String, Object> broker, String transactionalId) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0); // the relay batches by transaction
        // When the next transaction begins, the broker still writes the markers of the last, for some milliseconds.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5L);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.putIfAbsent(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, CONNECT_MILLIS);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        return settings;
    }
}
