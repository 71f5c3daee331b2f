package io.tillgate.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * A key pair of the issuer, ready for use. Its key objects are created once, by the first security provider that has a
 * {@link KeyFactory} for them, so that signing converts nothing and takes no lock. Safe for concurrent use.
 */
public final class SigningKey {
    private static final byte[] ED25519_PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final byte[] ED25519_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

    private final SigningAlgorithm algorithm;
    private final long generation;
    private final Instant activatesAt;
    private final JWK publicJwk;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final Provider signer;
    private final Provider verifier;
    private final String accessTokenHeader;

    private SigningKey(
            SigningAlgorithm algorithm,
            long generation,
            Instant activatesAt,
            JWK publicJwk,
            PrivateKey privateKey,
            PublicKey publicKey)
            throws GeneralSecurityException {
        this.algorithm = algorithm;
        this.generation = generation;
        this.activatesAt = activatesAt;
        this.publicJwk = publicJwk;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        Signature signing = Signature.getInstance(algorithm.signatureAlgorithm());
        signing.initSign(privateKey);
        this.signer = signing.getProvider();
        Signature verifying = Signature.getInstance(algorithm.signatureAlgorithm());
        verifying.initVerify(publicKey);
        this.verifier = verifying.getProvider();
        this.accessTokenHeader = new JWSHeader.Builder(algorithm.jws())
                .type(new JOSEObjectType(TokenSigner.ACCESS_TOKEN))
                .keyID(id())
                .build()
                .toBase64URL()
                .toString();
    }

    static SigningKey open(SigningAlgorithm algorithm, long generation, Instant activatesAt, JWK jwk) {
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm.keyAlgorithm());
            return new SigningKey(
                    algorithm,
                    generation,
                    activatesAt,
                    jwk.toPublicJWK(),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(privateDer(jwk))),
                    factory.generatePublic(new X509EncodedKeySpec(publicDer(jwk))));
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("signing key " + jwk.getKeyID() + " is not usable", e);
        }
    }

    /** Returns the same key with another activation time. */
    SigningKey activatingAt(Instant time) {
        try {
            return new SigningKey(algorithm, generation, time, publicJwk, privateKey, publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key " + id() + " is not usable", e);
        }
    }

    /** Returns the {@code kid}. */
    public String id() {
        return publicJwk.getKeyID();
    }

    public SigningAlgorithm algorithm() {
        return algorithm;
    }

    long generation() {
        return generation;
    }

    Instant activatesAt() {
        return activatesAt;
    }

    JWK publicJwk() {
        return publicJwk;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    /** Signs the claims of an access token. */
    String accessToken(Map<String, Object> claims) {
        String input = accessTokenHeader + '.' + Base64URL.encode(JSONObjectUtils.toJSONString(claims));
        try {
            Signature signature = Signature.getInstance(algorithm.signatureAlgorithm(), signer);
            signature.initSign(privateKey);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + '.' + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + id(), e);
        }
    }

    /** Returns whether this key made a signature. */
    boolean verifies(byte[] input, byte[] signed) {
        try {
            if (algorithm == SigningAlgorithm.ES256) {
                ECDSA.ensureLegalSignature(signed, algorithm.jws());
            }
            Signature signature = Signature.getInstance(algorithm.signatureAlgorithm(), verifier);
            signature.initVerify(publicKey);
            signature.update(input);
            return signature.verify(signed);
        } catch (GeneralSecurityException | JOSEException e) {
            return false; // the signature is malformed
        }
    }

    private static byte[] privateDer(JWK jwk) throws JOSEException {
        if (jwk instanceof RSAKey rsa) {
            return rsa.toPrivateKey().getEncoded();
        }
        return jwk instanceof OctetKeyPair pair
                ? concat(ED25519_PRIVATE, pair.getDecodedD())
                : ((ECKey) jwk).toPrivateKey().getEncoded();
    }

    private static byte[] publicDer(JWK jwk) throws JOSEException {
        if (jwk instanceof RSAKey rsa) {
            return rsa.toPublicKey().getEncoded();
        }
        return jwk instanceof OctetKeyPair pair
                ? concat(ED25519_PUBLIC, pair.getDecodedX())
                : ((ECKey) jwk).toPublicKey().getEncoded();
    }

    private static byte[] concat(byte[] prefix, byte[] key) {
        byte[] der = java.util.Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, der, prefix.length, key.length);
        return der;
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + " " + algorithm.jws() + "]";
    }
}
