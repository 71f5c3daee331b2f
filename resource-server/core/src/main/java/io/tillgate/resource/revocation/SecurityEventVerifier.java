package io.tillgate.resource.revocation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tillgate.event.MalformedEventException;
import io.tillgate.event.Revocation;
import io.tillgate.resource.key.VerificationKey;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.MalformedTokenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.lang.JoseException;

/**
 * Verifies Security Event Tokens. The {@code typ} must be {@value Revocation#SET_TYPE} (RFC 8417 section 2.3), the
 * signature must be by a key of the issuer with that key's only algorithm (RFC 8725 section 3.1), {@code iss} must be a
 * current or former name of the issuer, and {@code iat} must not be in the future. Thread-safe.
 */
public final class SecurityEventVerifier {
    private static final int MAX_HEADERS = 100;

    /** Jackson, because each call of the JSON parser of jose4j allocates 32 KiB. It is as strict. */
    private static final ObjectReader CLAIMS = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .readerForMapOf(Object.class);

    private final Map<String, JoseHeader> headers = new ConcurrentHashMap<>();
    private final Set<String> issuers;
    private final VerificationKeys keys;
    private final Duration clockSkew;
    private final Clock clock;

    /**
     * Creates a verifier for the events of one issuer.
     *
     * @param issuers the current and former names of the issuer
     */
    public SecurityEventVerifier(Set<String> issuers, VerificationKeys keys, Duration clockSkew, Clock clock) {
        this.issuers = Set.copyOf(issuers);
        this.keys = keys;
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    /**
     * Verifies a revocation. Empty if it has expired and its signing key is no longer published: an expired revocation
     * has no effect, so its signature does not matter.
     */
    Optional<SignedRevocation> revocation(String recordKey, byte[] value)
            throws RecordRejectedException, InterruptedException {
        Verified verified;
        try {
            verified = verify(value);
        } catch (RecordRejectedException e) {
            if (e.isForUnknownKey() && hasExpired(value)) {
                return Optional.empty();
            }
            throw e;
        }
        try {
            Revocation revocation = Revocation.fromClaims(verified.claims);
            if (!revocation.key().toString().equals(recordKey)) {
                throw new RecordRejectedException("the record's key does not match what the token revokes");
            }
            return Optional.of(new SignedRevocation(verified.keyId, revocation));
        } catch (MalformedEventException | DateTimeException e) {
            throw new RecordRejectedException("signed, but not a revocation: " + e.getMessage(), e);
        }
    }

    /** Returns whether a key is still trusted; one that the issuer has revoked meanwhile is not. */
    boolean stillTrusts(String keyId) {
        return keys.known(keyId).isPresent();
    }

    /** Notes that the issuer has revoked a key as compromised. */
    void distrust(String keyId) {
        keys.revoke(keyId);
    }

    /** Fetches the current keys: revocations of keys may have been lost. */
    void refetchKeys() {
        keys.refetch();
    }

    /** Verifies a heartbeat and returns its time; fetches the keys if it announces an unknown one. */
    Instant heartbeat(byte[] value) throws RecordRejectedException, InterruptedException {
        Map<String, Object> claims = verify(value).claims;
        try {
            Instant time = Revocation.heartbeatTime(claims);
            keys.announced(Revocation.heartbeatKeyIds(claims));
            return time;
        } catch (MalformedEventException | DateTimeException e) {
            throw new RecordRejectedException("signed, but not a heartbeat: " + e.getMessage(), e);
        }
    }

    private Verified verify(byte[] value) throws RecordRejectedException, InterruptedException {
        int signedLength = signedLength(value);
        JoseHeader header = header(value);
        VerificationKey key = keys.find(header.keyId()).orElse(null);
        if (key == null) {
            throw RecordRejectedException.unknownKey();
        }
        if (!header.algorithm().equals(key.algorithm())) {
            throw new RecordRejectedException("alg does not match the key");
        }
        checkSignature(value, signedLength, key);
        Map<String, Object> claims = payload(value, signedLength);
        if (!(claims.get("iss") instanceof String issuer) || !issuers.contains(issuer)) {
            throw new RecordRejectedException("iss is not the issuer");
        }
        if (!(claims.get("iat") instanceof Number iat)) {
            throw new RecordRejectedException("iat is missing");
        }
        if (iat.longValue() > clock.instant().plus(clockSkew).getEpochSecond()) {
            throw RecordRejectedException.fromTheFuture();
        }
        return new Verified(key.id(), claims);
    }

    private boolean hasExpired(byte[] value) {
        try {
            return payload(value, signedLength(value)).get("exp") instanceof Number exp
                    && exp.longValue() < clock.instant().getEpochSecond();
        } catch (RecordRejectedException e) {
            return false;
        }
    }

    /** Returns the index of the second dot; the signature covers what precedes it (RFC 7515 section 5.1). */
    private static int signedLength(byte[] value) throws RecordRejectedException {
        int first = indexOfDot(value, 0);
        int second = indexOfDot(value, first + 1);
        if (first <= 0 || second <= first + 1 || second == value.length - 1 || indexOfDot(value, second + 1) >= 0) {
            throw new RecordRejectedException("not a Security Event Token: not a JWS of three parts");
        }
        return second;
    }

    private static int indexOfDot(byte[] value, int from) {
        for (int i = from; i < value.length; i++) {
            if (value[i] == '.') {
                return i;
            }
        }
        return -1;
    }

    /** Returns the parsed header, from a cache: all records that a key signs have the same one. */
    private JoseHeader header(byte[] value) throws RecordRejectedException {
        String segment = new String(value, 0, indexOfDot(value, 0), StandardCharsets.US_ASCII);
        JoseHeader known = headers.get(segment);
        if (known != null) {
            return known;
        }
        JoseHeader header;
        try {
            header = JoseHeader.of(new String(value, StandardCharsets.US_ASCII));
        } catch (MalformedTokenException e) {
            throw new RecordRejectedException("not a Security Event Token: " + e.getMessage(), e);
        }
        if (!header.type().equals(Revocation.SET_TYPE)) {
            throw new RecordRejectedException("typ is not " + Revocation.SET_TYPE);
        }
        if (headers.size() < MAX_HEADERS) {
            headers.put(segment, header);
        }
        return header;
    }

    private static void checkSignature(byte[] value, int signedLength, VerificationKey key)
            throws RecordRejectedException {
        boolean holds;
        try {
            holds = SetSignature.holds(value, signedLength, key);
        } catch (JoseException | GeneralSecurityException | RuntimeException e) {
            throw new RecordRejectedException("the signature cannot be verified", e);
        }
        if (!holds) {
            throw new RecordRejectedException("the signature is wrong");
        }
    }

    private static Map<String, Object> payload(byte[] value, int signedLength) throws RecordRejectedException {
        int from = indexOfDot(value, 0) + 1;
        try {
            byte[] json = Base64.getUrlDecoder().decode(Arrays.copyOfRange(value, from, signedLength));
            Map<String, Object> claims = CLAIMS.readValue(json);
            if (claims != null) {
                return claims;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new RecordRejectedException("not a Security Event Token: the payload is not a JSON object", e);
        }
        throw new RecordRejectedException("not a Security Event Token: the payload is not a JSON object");
    }

    private record Verified(String keyId, Map<String, Object> claims) {}
}
