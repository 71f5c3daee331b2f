package io.tillgate.resource.revocation;

import io.tillgate.event.MalformedEventException;
import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.resource.key.VerificationKey;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.MalformedTokenException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Verifies Security Event Tokens: {@code typ} is {@value Revocation#SET_TYPE} (RFC 8417 section 2.3), the signature is by
 * a key of the issuer with that key's one algorithm (RFC 8725 section 3.1), {@code iss} is the issuer, by a name that
 * it has or has had, and {@code iat}
 * does not lie in the future.
 */
public final class SecurityEventVerifier {
    private final Set<String> issuers;
    private final VerificationKeys keys;
    private final Duration clockSkew;
    private final Clock clock;

    /**
     * A verifier for the events of one issuer.
     *
     * @param issuers every name that the issuer has or has had
     */
    public SecurityEventVerifier(Set<String> issuers, VerificationKeys keys, Duration clockSkew, Clock clock) {
        this.issuers = Set.copyOf(issuers);
        this.keys = keys;
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    /**
     * Reads a revocation. Empty where it has expired: it can have no effect any more, which holds without verification
     * too, where the key that signed it has been retired since.
     */
    Optional<Revocation> revocation(String recordKey, byte[] value)
            throws RecordRejectedException, InterruptedException {
        Map<String, Object> claims;
        try {
            claims = verify(value);
        } catch (RecordRejectedException e) {
            if (e.isForUnknownKey() && hasExpired(value)) {
                return Optional.empty();
            }
            throw e;
        }
        try {
            Revocation revocation = Revocation.fromClaims(claims);
            if (!revocation.key().toString().equals(recordKey)) {
                throw new RecordRejectedException("the record's key is not what the token revokes");
            }
            if (revocation.key().kind() == RevocationKey.Kind.KID) {
                keys.revoke(revocation.key().value());
            }
            return Optional.of(revocation).filter(each -> each.expiresAt().isAfter(clock.instant()));
        } catch (MalformedEventException | DateTimeException e) {
            throw new RecordRejectedException("signed, but not a revocation: " + e.getMessage(), e);
        }
    }

    /** Reads the time that a heartbeat vouches for; the keys that it tells of are fetched where they are missing. */
    Instant heartbeat(byte[] value) throws RecordRejectedException, InterruptedException {
        Map<String, Object> claims = verify(value);
        try {
            Instant time = Revocation.heartbeatTime(claims);
            keys.announced(Revocation.heartbeatKeyIds(claims));
            return time;
        } catch (MalformedEventException | DateTimeException e) {
            throw new RecordRejectedException("signed, but not a heartbeat: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> verify(byte[] value) throws RecordRejectedException, InterruptedException {
        String compact = new String(value, StandardCharsets.US_ASCII);
        JoseHeader header = header(compact);
        VerificationKey key = keys.find(header.keyId()).orElse(null);
        if (key == null) {
            throw RecordRejectedException.unknownKey();
        }
        Map<String, Object> claims = payload(compact, key);
        if (!(claims.get("iss") instanceof String issuer) || !issuers.contains(issuer)) {
            throw new RecordRejectedException("iss is not the issuer");
        }
        if (!(claims.get("iat") instanceof Number iat)) {
            throw new RecordRejectedException("iat is missing");
        }
        if (iat.longValue() > clock.instant().plus(clockSkew).getEpochSecond()) {
            throw RecordRejectedException.fromTheFuture();
        }
        return claims;
    }

    private boolean hasExpired(byte[] value) {
        String payload = new String(value, StandardCharsets.US_ASCII).split("\\.", -1)[1];
        try {
            String json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
            return JsonUtil.parseJson(json).get("exp") instanceof Number exp
                    && exp.longValue() < clock.instant().getEpochSecond();
        } catch (JoseException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JoseHeader header(String compact) throws RecordRejectedException {
        try {
            JoseHeader header = JoseHeader.of(compact);
            if (!header.type().equals(Revocation.SET_TYPE)) {
                throw new RecordRejectedException("typ is not " + Revocation.SET_TYPE);
            }
            return header;
        } catch (MalformedTokenException e) {
            throw new RecordRejectedException("not a Security Event Token: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> payload(String compact, VerificationKey key) throws RecordRejectedException {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm()));
            signature.setKey(key.publicKey());
            signature.setCompactSerialization(compact);
            if (!signature.verifySignature()) {
                throw new RecordRejectedException("the signature is wrong");
            }
            return JsonUtil.parseJson(signature.getUnverifiedPayload());
        } catch (JoseException | RuntimeException e) {
            throw new RecordRejectedException("the signature cannot be verified", e);
        }
    }
}
