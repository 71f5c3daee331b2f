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

/** Verifies records by the keys that their topic's owner publishes. Immutable. */
public final class RecordVerifier {
    private static final AlgorithmConstraints RS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

    private final Map<String, PublicKey> keys = new HashMap<>();

    /**
     * A verifier by a JWK set, as {@link RecordSigner#publicKeys()} writes it.
     *
     * @throws IllegalArgumentException if it is none
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

    /** What the signature of a record is worth. */
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
        } catch (JoseException | ClassCastException e) { // a header parameter may be of any JSON type
            return Verdict.FORGED;
        }
    }

    /** What a signature is worth. */
    public enum Verdict {
        /** The owner has signed the record as it is. */
        GENUINE,
        /** It has no signature. */
        UNSIGNED,
        /** Its key is not among those that are known: it may be newer. */
        UNKNOWN_KEY,
        /** The signature is not by the key that it names, or not of this record. */
        FORGED
    }
}
