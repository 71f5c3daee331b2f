package io.tillgate.testissuer;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to a revocations topic as auth-service does, and invalid ones. */
public final class RevocationWriter implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final String topic;
    private final SigningKey key;
    private final String issuer;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean beating = true;

    public RevocationWriter(String bootstrap, String topic, SigningKey key) {
        this(bootstrap, topic, key, TestIssuer.ISSUER);
    }

    public RevocationWriter(String bootstrap, String topic, SigningKey key, String issuer) {
        this.topic = topic;
        this.key = key;
        this.issuer = issuer;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 0, "max.block.ms", 10_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Writes a heartbeat every 200 ms from now on. */
    public RevocationWriter startHeart() {
        Future<?> unused = heart.scheduleAtFixedRate(this::beatIfAlive, 0, 200, TimeUnit.MILLISECONDS);
        return this;
    }

    public void pauseHeart() {
        beating = false;
    }

    public void resumeHeart() {
        beating = true;
    }

    public long beat() {
        return write(
                Revocation.HEARTBEAT_KEY,
                key.sign(Revocation.SET_TYPE, Revocation.heartbeatClaims(issuer, Instant.now())));
    }

    public long revoke(RevocationKey.Kind kind, String value) {
        return write(kind, value, key);
    }

    /** Revokes, and says that a request waits for the receipt. */
    public long revokeAwaited(RevocationKey.Kind kind, String value) {
        Revocation revocation = revocation(RevocationKey.of(kind, value), issuer);
        String signed = key.sign(Revocation.SET_TYPE, revocation.toClaims());
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, revocation.key().toString(), signed.getBytes(StandardCharsets.US_ASCII));
        record.headers().add(Revocation.RECEIPT_HEADER, revocation.id().getBytes(StandardCharsets.US_ASCII));
        return write(record);
    }

    /** Revokes all tokens of an account that were issued until now, including this second. */
    public long revokeAccount(String account) {
        RevocationKey what = RevocationKey.of(RevocationKey.Kind.SUB, account);
        return write(
                what.toString(),
                key.sign(
                        Revocation.SET_TYPE,
                        revocation(what, issuer, Instant.now().plusSeconds(1)).toClaims()));
    }

    /** Writes a well-formed revocation, signed with any key. */
    public long write(RevocationKey.Kind kind, String value, SigningKey signedWith) {
        RevocationKey what = RevocationKey.of(kind, value);
        return write(
                what.toString(),
                signedWith.sign(Revocation.SET_TYPE, revocation(what, issuer).toClaims()));
    }

    public static Revocation revocation(RevocationKey what) {
        return revocation(what, TestIssuer.ISSUER);
    }

    private static Revocation revocation(RevocationKey what, String issuer) {
        return revocation(what, issuer, Instant.now());
    }

    private static Revocation revocation(RevocationKey what, String issuer, Instant before) {
        Instant now = Instant.now();
        return new Revocation(
                UUID.randomUUID().toString(),
                issuer,
                now,
                what,
                before,
                now.plusSeconds(3600),
                "revoked_by_test",
                null);
    }

    /** Writes any record and returns its offset. */
    public long write(@Nullable String recordKey, @Nullable String value) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return write(new ProducerRecord<>(topic, recordKey, bytes));
    }

    private long write(ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record).get().offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the record was not written", e);
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
        producer.close(java.time.Duration.ofSeconds(1));
    }

    private void beatIfAlive() {
        if (beating) {
            Future<?> unused = producer.send(new ProducerRecord<>(
                    topic,
                    Revocation.HEARTBEAT_KEY,
                    key.sign(Revocation.SET_TYPE, Revocation.heartbeatClaims(issuer, Instant.now()))
                            .getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
