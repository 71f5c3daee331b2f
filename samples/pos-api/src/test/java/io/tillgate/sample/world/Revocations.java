package io.tillgate.sample.world;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes heartbeats and revocations as auth-service does. */
public final class Revocations implements AutoCloseable {
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private final KafkaProducer<String, byte[]> producer;
    private final Issuer issuer;

    Revocations(String bootstrap, Issuer issuer) {
        this.issuer = issuer;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        Future<?> unused = heart.scheduleAtFixedRate(this::beat, 0, 500, TimeUnit.MILLISECONDS);
    }

    /** Revokes every token of an account that was issued until now. */
    public void revokeAccount(String subject) {
        Instant now = Instant.now();
        Revocation revocation = new Revocation(
                UUID.randomUUID().toString(),
                Issuer.NAME,
                now,
                RevocationKey.of(RevocationKey.Kind.SUB, subject),
                now.plusSeconds(1),
                now.plusSeconds(3600),
                "test",
                null);
        write(revocation.key().toString(), revocation.toClaims());
    }

    private void beat() {
        write(Revocation.HEARTBEAT_KEY, Revocation.heartbeatClaims(Issuer.NAME, Instant.now()));
    }

    private void write(String recordKey, Map<String, Object> claims) {
        byte[] set = issuer.sign(Revocation.SET_TYPE, claims).getBytes(StandardCharsets.US_ASCII);
        Future<?> unused = producer.send(new ProducerRecord<>(Topic.REVOCATIONS.topicName(), recordKey, set));
    }

    @Override
    public void close() {
        heart.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}
