package io.tillgate.benchmarks.revocation;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.event.Topic;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jose4j.json.JsonUtil;

/**
 * Fills the revocations topic as auth-service does: records of different tokens, signed with RS256, and a heartbeat.
 */
final class RevocationTopicFiller {
    private static final long LIFETIME_SECONDS = 86_400;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private RevocationTopicFiller() {}

    static void fill(String bootstrap, SigningKey key, int records) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap, "batch.size", 256 * 1024, "linger.ms", 20, "max.block.ms", 120_000);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            Instant now = Instant.now();
            IntStream.range(0, records).parallel().forEach(i -> {
                RevocationKey what =
                        RevocationKey.of(Kind.JTI, UUID.randomUUID().toString());
                send(producer, what.toString(), sign(key, revocation(what, now).toClaims()));
            });
            producer.flush();
            String beat = key.sign(Revocation.SET_TYPE, Revocation.heartbeatClaims(TestIssuer.ISSUER, Instant.now()));
            send(producer, Revocation.HEARTBEAT_KEY, beat);
            producer.flush();
        }
    }

    private static Revocation revocation(RevocationKey what, Instant now) {
        return new Revocation(
                UUID.randomUUID().toString(),
                TestIssuer.ISSUER,
                now,
                what,
                now,
                now.plusSeconds(LIFETIME_SECONDS),
                "revoked_by_client",
                UUID.randomUUID().toString());
    }

    private static String sign(SigningKey key, Map<String, Object> claims) {
        Map<String, Object> header = Map.of("alg", "RS256", "typ", Revocation.SET_TYPE, "kid", key.keyId());
        String signed = encode(JsonUtil.toJson(header)) + "." + encode(JsonUtil.toJson(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.jwk().getPrivateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(KafkaProducer<String, byte[]> producer, String key, String value) {
        var unused = producer.send(
                new ProducerRecord<>(Topic.REVOCATIONS.topicName(), key, value.getBytes(StandardCharsets.US_ASCII)));
    }
}
