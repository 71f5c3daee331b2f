package io.tillgate.audit;

import com.sun.net.httpserver.HttpExchange;
import io.tillgate.event.EventRecord;
import io.tillgate.event.RecordSigner;
import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.Topic;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TestIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** An issuer whose revocations are logged, with several keys, and with the key of user-service. */
final class AuditIssuer extends TestIssuer {
    static final String ORIGIN = "https://issuer.example";

    /** The key of user-service. */
    private final RecordSigner accounts = RecordSigner.ephemeral();

    private final SigningKey nextKey = SigningKey.rsa("next-key");
    private final SigningKey stolenKey = SigningKey.rsa("stolen-key");
    private final AtomicBoolean nextKeyPublished = new AtomicBoolean();

    AuditIssuer() {
        super(ORIGIN, ORIGIN, "audit-service", "test-secret");
        publish(stolenKey);
        serve("/internal/record-keys/accounts", this::accountKeys);
        start();
    }

    /** The headers of a record with the signature of user-service. */
    Map<String, String> signed(Topic topic, String key, Map<String, String> headers, byte[] value) {
        return accounts.sign(new EventRecord(topic.topicName(), key, headers, value))
                .headers();
    }

    /** A revocation of now, caused by an administrator. */
    static Revocation revocation(UUID jti, RevocationKey key) {
        Instant now = Instant.now();
        return new Revocation(
                jti.toString(),
                ORIGIN,
                now,
                key,
                now.plusSeconds(1),
                now.plusSeconds(3600),
                "account_disabled",
                "admin-1");
    }

    /** A signed revocation. */
    byte[] sign(Map<String, ?> claims) {
        return signAs(Revocation.SET_TYPE, claims);
    }

    /** Signed with a key that is published at the first fetch after this call. */
    byte[] signWithNextKey(Map<String, ?> claims) {
        if (nextKeyPublished.compareAndSet(false, true)) {
            publish(nextKey);
        }
        return sign(claims, nextKey, Revocation.SET_TYPE);
    }

    /** Signed with a key that is published, and that somebody else has as well. */
    byte[] signWithStolenKey(Map<String, ?> claims) {
        return sign(claims, stolenKey, Revocation.SET_TYPE);
    }

    /** Signed with the issuer's key, but of another type. */
    byte[] signAs(String type, Map<String, ?> claims) {
        return sign(claims, key(), type);
    }

    /** Signed by somebody else who uses the issuer's key id. */
    byte[] forge(Map<String, ?> claims) {
        return sign(claims, SigningKey.rsa(key().keyId()), Revocation.SET_TYPE);
    }

    private static byte[] sign(Map<String, ?> claims, SigningKey with, String type) {
        return with.sign(type, new LinkedHashMap<>(claims)).getBytes(StandardCharsets.US_ASCII);
    }

    private void accountKeys(HttpExchange exchange) throws IOException {
        byte[] keys = accounts.publicKeys().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
        }
    }
}
