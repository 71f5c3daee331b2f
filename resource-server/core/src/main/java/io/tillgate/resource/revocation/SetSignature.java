package io.tillgate.resource.revocation;

import io.tillgate.resource.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of a JWS with its key's only algorithm (RFC 8725 section 3.1). RS256, which the issuer uses for
 * revocations, is checked by the JCA with one prepared object per thread, because a replay checks a large number; other
 * algorithms are checked by jose4j.
 */
final class SetSignature {
    private static final int MIN_MODULUS_BITS = 2048; // RFC 7518 section 3.3; jose4j refuses shorter ones

    private static final ThreadLocal<@Nullable Prepared> PREPARED = new ThreadLocal<>();

    private SetSignature() {}

    static boolean holds(byte[] compact, int signedLength, VerificationKey key)
            throws GeneralSecurityException, JoseException {
        if (!isPrepared(key)) {
            return holdsByJose(compact, key);
        }
        byte[] signature = Base64.getUrlDecoder().decode(Arrays.copyOfRange(compact, signedLength + 1, compact.length));
        Prepared prepared = prepared(key);
        try {
            prepared.signature.update(compact, 0, signedLength);
            return prepared.signature.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            PREPARED.remove(); // its state is undefined after a failure
            throw e;
        }
    }

    private static boolean isPrepared(VerificationKey key) {
        return key.algorithm().equals("RS256")
                && key.publicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() >= MIN_MODULUS_BITS;
    }

    private static boolean holdsByJose(byte[] compact, VerificationKey key) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm()));
        signature.setKey(key.publicKey());
        signature.setCompactSerialization(new String(compact, StandardCharsets.US_ASCII));
        return signature.verifySignature();
    }

    @SuppressWarnings("ReferenceEquality") // a different object may be a different key with the same id
    private static Prepared prepared(VerificationKey key) throws GeneralSecurityException {
        Prepared last = PREPARED.get();
        if (last == null || last.key != key) {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key.publicKey());
            last = new Prepared(key, signature);
            PREPARED.set(last);
        }
        return last;
    }

    private record Prepared(VerificationKey key, Signature signature) {}
}
