package io.tillgate.audit.event;

import io.tillgate.event.Revocation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A Security Event Token (RFC 8417) in compact serialization, parsed but not necessarily verified. */
final class SignedEvent {
    private final JsonWebSignature signature;

    private SignedEvent(JsonWebSignature signature) {
        this.signature = signature;
    }

    /** Parses a record's value. Empty if the value is not a compact JWS. */
    static Optional<SignedEvent> parse(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        JsonWebSignature signature = new JsonWebSignature();
        try {
            signature.setCompactSerialization(new String(value, StandardCharsets.US_ASCII));
            return Optional.of(new SignedEvent(signature));
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    /** Returns the key id of the header, which is not yet verified; the empty string if there is none. */
    String keyId() {
        return Optional.ofNullable(signature.getKeyIdHeaderValue()).orElse("");
    }

    /** Returns the payload without verifying the signature. */
    EventData unverifiedClaims() throws UnreadableRecordException {
        return EventData.parse(signature.getUnverifiedPayloadBytes());
    }

    /**
     * Verifies the signature with the issuer's key and that key's only algorithm (RFC 8725 section 3.1), and returns
     * the payload.
     *
     * @throws UnreadableRecordException if the signature cannot be verified
     */
    EventData verifiedClaims(Map<String, JsonWebKey> issuerKeys) throws UnreadableRecordException {
        if (!Revocation.SET_TYPE.equals(signature.getHeader("typ"))) {
            throw new UnreadableRecordException("typ is not " + Revocation.SET_TYPE);
        }
        JsonWebKey key = issuerKeys.get(keyId());
        if (key == null) {
            throw new UnreadableRecordException("not signed with a key that the issuer publishes");
        }
        try {
            signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm(key)));
            signature.setKey(key.getKey());
            if (!signature.verifySignature()) {
                throw new UnreadableRecordException("the signature is wrong");
            }
        } catch (JoseException e) {
            throw new UnreadableRecordException("the signature cannot be verified", e);
        }
        return unverifiedClaims();
    }

    private static String algorithm(JsonWebKey key) {
        if (key.getAlgorithm() != null) {
            return key.getAlgorithm();
        }
        if (key instanceof RsaJsonWebKey) {
            return AlgorithmIdentifiers.RSA_USING_SHA256;
        }
        return key instanceof EllipticCurveJsonWebKey
                ? AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256
                : AlgorithmIdentifiers.EDDSA;
    }
}
