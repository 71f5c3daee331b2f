package io.tillgate.benchmarks.scale;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.event.Topic;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TestIssuer;
import java.nio.charset.StandardCharsets;
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

/**
 * Writes revocations and, each second, a heartbeat, as the relay of auth-service does: each in a Kafka transaction of
 * its own. Thread-safe.
 */
final class RevocationFeed implements AutoCloseable {
    private static final long LIFETIME_SECONDS = 86_400;

    private final SigningKey key;
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

    RevocationFeed(String kafka, SigningKey key) {
        this.key = key;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "client.id",
                        "revocation-feed",
                        "transactional.id",
                        "revocation-feed",
                        "retry.backoff.ms",
                        5L,
                        "linger.ms",
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        Future<?> unused = heart.scheduleAtFixedRate(this::beat, 0, 1, TimeUnit.SECONDS);
    }

    /** Revokes a token that nobody holds, and returns when it began to write, by {@link System#nanoTime()}. */
    long revoke() {
        Instant now = Instant.now();
        RevocationKey what = RevocationKey.of(Kind.JTI, UUID.randomUUID().toString());
        Revocation revocation = new Revocation(
                UUID.randomUUID().toString(),
                TestIssuer.ISSUER,
                now,
                what,
                now,
                now.plusSeconds(LIFETIME_SECONDS),
                "revoked_by_client",
                UUID.randomUUID().toString());
        return write(what.toString(), key.sign(Revocation.SET_TYPE, revocation.toClaims()));
    }

    private void beat() {
        write(
                Revocation.HEARTBEAT_KEY,
                key.sign(Revocation.SET_TYPE, Revocation.heartbeatClaims(TestIssuer.ISSUER, Instant.now())));
    }

    private synchronized long write(String recordKey, String token) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topic.REVOCATIONS.topicName(), recordKey, token.getBytes(StandardCharsets.US_ASCII));
        long began = System.nanoTime();
        producer.beginTransaction();
        var unused = producer.send(record);
        producer.commitTransaction();
        return began;
    }

    @Override
    public void close() {
        heart.shutdownNow();
        synchronized (this) {
            producer.close();
        }
    }
}
