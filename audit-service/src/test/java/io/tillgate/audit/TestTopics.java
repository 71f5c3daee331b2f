package io.tillgate.audit;

import io.tillgate.event.Topic;
import io.tillgate.testissuer.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the topics as the services do, and reads the dead letters. */
final class TestTopics implements AutoCloseable {
    private final String bootstrap;
    private final KafkaProducer<String, byte[]> producer;

    TestTopics(String bootstrap) {
        this(bootstrap, Map.of());
    }

    private TestTopics(String bootstrap, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(more);
        settings.putAll(Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0));
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** For {@link #atOnce} alone. */
    static TestTopics transactional(String bootstrap) {
        TestTopics topics = new TestTopics(bootstrap, Map.of("transactional.id", "test-" + UUID.randomUUID()));
        topics.producer.initTransactions();
        return topics;
    }

    /** Sends in one transaction: a reader sees none of the records, or all of them. */
    <T> T atOnce(Supplier<T> sends) {
        producer.beginTransaction();
        T sent = sends.get();
        producer.commitTransaction();
        return sent;
    }

    /** The headers of a CloudEvent. */
    static Map<String, String> headers(UUID id, String type, String subject, Instant time) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type);
        headers.put("ce_source", "/test");
        headers.put("ce_time", time.toString());
        headers.put("ce_subject", subject);
        headers.put("content-type", "application/json");
        return headers;
    }

    RecordMetadata send(Topic topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.topicName(), key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A sign-in of an account, which nothing else in the log is about. */
    UUID signIn(String accountId, String clientId, Instant time) {
        UUID id = UUID.randomUUID();
        send(
                Topic.TOKENS,
                accountId,
                headers(id, "io.tillgate.signin.SignInSucceeded", accountId, time),
                ("{\"account_id\":\"" + accountId + "\",\"client_id\":\"" + clientId + "\",\"method\":\"password\"}")
                        .getBytes(StandardCharsets.UTF_8));
        return id;
    }

    /** An event of now. */
    UUID event(String type, String subject, String data) {
        UUID id = UUID.randomUUID();
        send(Topic.TOKENS, subject, headers(id, type, subject, Instant.now()), data.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    /** A sign-in of now within a W3C trace. */
    UUID traced(String accountId, String trace) {
        UUID id = UUID.randomUUID();
        Map<String, String> headers = headers(id, "io.tillgate.signin.SignInSucceeded", accountId, Instant.now());
        headers.put("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
        send(
                Topic.TOKENS,
                accountId,
                headers,
                ("{\"account_id\":\"" + accountId + "\"}").getBytes(StandardCharsets.UTF_8));
        return id;
    }

    List<ConsumerRecord<String, byte[]>> deadLetters(Topic topic) {
        return all(topic.deadLetterTopicName());
    }

    /** Everything on a topic. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        return TopicReader.read(bootstrap, topic);
    }

    @Override
    public void close() {
        producer.close();
    }
}
