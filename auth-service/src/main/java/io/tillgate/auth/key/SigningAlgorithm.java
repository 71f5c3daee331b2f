package io.tillgate.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms of this issuer. Each key is used with one of them only (RFC 8725 section 3.1). */
public enum SigningAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256 and keys of 2048 bits (RFC 7518 section 3.3). */
    RS256(JWSAlgorithm.RS256, SignatureAlgorithm.RS256, "RSA", "SHA256withRSA"),
    /** ECDSA with P-256 and SHA-256; the signature is R followed by S (RFC 7518 section 3.4). */
    ES256(JWSAlgorithm.ES256, SignatureAlgorithm.ES256, "EC", "SHA256withECDSAinP1363Format"),
    /** Ed25519 (RFC 8037 section 3.1). */
    EDDSA(JWSAlgorithm.EdDSA, SignatureAlgorithm.EDDSA, "Ed25519", "Ed25519");

    private static final int RSA_BITS = 2048;
    private static final int ED25519_BYTES = 32;

    private final JWSAlgorithm jws;
    private final SignatureAlgorithm signature;
    private final String keyAlgorithm;
    private final String signatureAlgorithm;

    SigningAlgorithm(JWSAlgorithm jws, SignatureAlgorithm signature, String keyAlgorithm, String signatureAlgorithm) {
        this.jws = jws;
        this.signature = signature;
        this.keyAlgorithm = keyAlgorithm;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    /** Returns the algorithm with this {@code alg}; empty if it is not supported. */
    public static Optional<SigningAlgorithm> named(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.jws.getName().equals(name))
                .findFirst();
    }

    /** Returns the JOSE algorithm. */
    public JWSAlgorithm jws() {
        return jws;
    }

    /** Returns the algorithm for the JWT builder. */
    SignatureAlgorithm signature() {
        return signature;
    }

    /** Returns the JCA name of the key algorithm. */
    String keyAlgorithm() {
        return keyAlgorithm;
    }

    /** Returns the JCA name of the signature algorithm. */
    String signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /** Generates a key pair whose id is its thumbprint (RFC 7638). Slow: call it on a thread that may block. */
    JWK generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm);
            switch (this) {
                case RS256 -> generator.initialize(RSA_BITS);
                case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case EDDSA -> {} // has a single key size
            }
            return jwk(generator.generateKeyPair());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("keys for " + jws + " are part of every Java platform", e);
        }
    }

    private JWK jwk(KeyPair pair) throws JOSEException {
        return switch (this) {
            case RS256 ->
                new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                        .privateKey(pair.getPrivate())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(jws)
                        .keyIDFromThumbprint()
                        .build();
            case ES256 ->
                new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                        .privateKey(pair.getPrivate())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(jws)
                        .keyIDFromThumbprint()
                        .build();
            case EDDSA ->
                new OctetKeyPair.Builder(Curve.Ed25519, last32(pair.getPublic().getEncoded()))
                        .d(last32(pair.getPrivate().getEncoded()))
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(jws)
                        .keyIDFromThumbprint()
                        .build();
        };
    }

    /** Both DER forms of an Ed25519 key end with its 32 bytes (RFC 8410). */
    private static Base64URL last32(byte[] der) {
        return Base64URL.encode(Arrays.copyOfRange(der, der.length - ED25519_BYTES, der.length));
    }
}
