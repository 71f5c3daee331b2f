package io.tillgate.benchmarks.audit;

import io.tillgate.audit.proof.LoggedRecord;
import io.tillgate.benchmarks.machine.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Measures how fast audit-service reads a backlog from Kafka, from the first recorded event to the last. */
final class Ingest {
    private static final long PAUSE_MILLIS = 20;

    private final LocalStack stack;
    private final Connection connection;

    Ingest(LocalStack stack, Connection connection) {
        this.stack = stack;
        this.connection = connection;
    }

    /** Returns the number of events per second. */
    double measure(GeneratedEvents events, int count) throws IOException, InterruptedException, SQLException {
        stack.tillgate("stop", "audit-service");
        long before = size();
        produce(events, count);
        stack.tillgate("start", "audit-service");
        long seen = size();
        while (seen == before) {
            Thread.sleep(PAUSE_MILLIS);
            seen = size();
        }
        long first = seen;
        long began = System.nanoTime();
        while (seen < before + count) {
            Thread.sleep(PAUSE_MILLIS);
            seen = size();
        }
        return (seen - first) / (Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3);
    }

    private void produce(GeneratedEvents events, int count) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.credentials().path("kafka_bootstrap").asText(),
                        "acks",
                        "all",
                        "linger.ms",
                        20),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                LoggedRecord event = events.next(i);
                ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                        event.topic(), event.actor(), event.data().getBytes(StandardCharsets.UTF_8));
                header(record, "ce_specversion", "1.0");
                header(record, "ce_id", event.id());
                header(record, "ce_type", event.type());
                header(record, "ce_source", event.source());
                header(record, "ce_time", event.time().toString());
                header(record, "ce_subject", String.valueOf(event.subject()));
                header(record, "content-type", "application/json");
                producer.send(record);
            }
        }
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private long size() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT size FROM audit_tree")) {
            row.next();
            return row.getLong(1);
        }
    }
}
