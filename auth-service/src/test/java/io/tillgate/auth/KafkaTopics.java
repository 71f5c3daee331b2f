package io.tillgate.auth;

import io.tillgate.event.AccountChanged;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.Event;
import io.tillgate.event.EventRecord;
import io.tillgate.event.RecordSigner;
import io.tillgate.event.ScopeChanged;
import io.tillgate.testissuer.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What the rest of the suite says, and hears, over Kafka. */
public final class KafkaTopics {
    /** What scope-registry would answer for each scope that was sent. */
    private static final Map<String, CloudEvent> SCOPES = new ConcurrentHashMap<>();

    /** What user-service would answer for each account that was sent. */
    private static final Map<String, AccountChanged> ACCOUNTS = new ConcurrentHashMap<>();

    /** One for each broker: to make one for each record would take longer than to send it. */
    private static final Map<String, KafkaProducer<String, byte[]>> PRODUCERS = new ConcurrentHashMap<>();

    /** The key of the owners. */
    private static volatile RecordSigner signer = RecordSigner.ephemeral();

    private final String bootstrap;

    public KafkaTopics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Writes an event as its owner would, which says the same when it is asked. */
    public void send(Event event) {
        if (event instanceof ScopeChanged changed) {
            register(changed);
        }
        if (event instanceof AccountChanged changed) {
            ACCOUNTS.put(changed.id(), changed);
        }
        forge(event);
    }

    /** The owner knows a scope, and its event is on its way. */
    static void register(ScopeChanged changed) {
        SCOPES.put(changed.namespace(), CloudEvent.of(changed, "/test", Instant.now(), null));
    }

    /** A scope as its owner knows it, in the words of the event that told of it. */
    static Optional<byte[]> scope(String namespace) {
        return Optional.ofNullable(SCOPES.get(namespace))
                .map(event -> event.toRecord().value());
    }

    /** An account as its owner knows it, if an event told of it. */
    static Optional<AccountChanged> account(String id) {
        return Optional.ofNullable(ACCOUNTS.get(id));
    }

    /** The public keys of the owners. */
    static String recordKeys() {
        return signer.publicKeys();
    }

    /** The owners sign with another key from now on. */
    static void rotate() {
        signer = RecordSigner.ephemeral();
    }

    /** A record of an event as its owner writes it. */
    static EventRecord signed(Event event) {
        return signer.sign(plain(event));
    }

    /** A record of an event without a signature. */
    static EventRecord plain(Event event) {
        return CloudEvent.of(event, "/test", Instant.now(), null).toRecord();
    }

    /** Writes an event that its owner knows nothing of, with its key, as if that was stolen. */
    public void forge(Event event) {
        write(signed(event));
    }

    /** Writes a record as it is. */
    void write(EventRecord record) {
        ProducerRecord<String, byte[]> kafka = new ProducerRecord<>(record.topic(), record.key(), record.value());
        record.headers().forEach((name, value) -> kafka.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(kafka);
    }

    /** Writes a tombstone. */
    public void bury(String topic, String key) {
        write(topic, key, null);
    }

    /** Writes any record. */
    public void write(String topic, String key, byte @Nullable [] value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            PRODUCERS
                    .computeIfAbsent(
                            bootstrap,
                            servers -> new KafkaProducer<>(
                                    Map.of("bootstrap.servers", servers, "linger.ms", 0),
                                    new StringSerializer(),
                                    new ByteArraySerializer()))
                    .send(record)
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the record was not written", e);
        }
    }

    /** Every record of a topic, each partition from its beginning. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        return TopicReader.read(bootstrap, topic);
    }
}
