package io.tillgate.event;

import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Verifies records with the keys that their topic's owner publishes. Immutable. */
public final class RecordVerifier {
    private static final AlgorithmConstraints RS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

    private final Map<String, PublicKey> keys = new HashMap<>();

    /**
     * Creates a verifier.
     *
     * @param jwkSet the keys, as {@link RecordSigner#publicKeys()} returns them
     * @throws IllegalArgumentException if it is not a JWK set
     */
    public RecordVerifier(String jwkSet) {
        try {
            for (JsonWebKey key : new JsonWebKeySet(jwkSet).getJsonWebKeys()) {
                if (key instanceof RsaJsonWebKey rsa && rsa.getKeyId() != null) {
                    keys.put(rsa.getKeyId(), rsa.getRsaPublicKey());
                }
            }
        } catch (JoseException e) {
            throw new IllegalArgumentException("not a JWK set", e);
        }
    }

    /** Checks a record's signature. */
    public Verdict verify(EventRecord record) {
        @Nullable String signature = record.headers().get(RecordSignature.HEADER);
        if (signature == null) {
            return Verdict.UNSIGNED;
        }
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(RS256);
        try {
            jws.setCompactSerialization(signature);
            @Nullable PublicKey key = keys.get(String.valueOf(jws.getKeyIdHeaderValue()));
            if (key == null) {
                return Verdict.UNKNOWN_KEY;
            }
            jws.setEncodedPayload(Base64Url.encode(RecordSignature.payload(record)));
            jws.setKey(key);
            return RecordSignature.TYPE.equals(jws.getHeader("typ")) && jws.verifySignature()
                    ? Verdict.GENUINE
                    : Verdict.FORGED;
        } catch (JoseException | ClassCastException e) { // a header parameter may have any JSON type
            return Verdict.FORGED;
        }
    }

    /** The result of checking a record's signature. */
    public enum Verdict {
        /** The owner signed the record. */
        GENUINE,
        /** The record has no signature. */
        UNSIGNED,
        /** The key is unknown. It may be newer than the known keys. */
        UNKNOWN_KEY,
        /** The signature was not made by the key that it names, or not for this record. */
        FORGED
    }
}
