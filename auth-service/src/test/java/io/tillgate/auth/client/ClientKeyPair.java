package io.tillgate.auth.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** A client's key pair, for tests: signs as a client does. */
public final class ClientKeyPair {
    private final JWSAlgorithm algorithm;
    private final KeyPair pair;
    private final JWK publicKey;

    private ClientKeyPair(JWSAlgorithm algorithm, KeyPair pair, JWK publicKey) {
        this.algorithm = algorithm;
        this.pair = pair;
        this.publicKey = publicKey;
    }

    /** A new pair for an algorithm. */
    public static ClientKeyPair of(JWSAlgorithm algorithm, String keyId) {
        try {
            if (JWSAlgorithm.Family.RSA.contains(algorithm)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                return new ClientKeyPair(
                        algorithm,
                        pair,
                        new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                                .keyID(keyId)
                                .build());
            }
            if (algorithm.equals(JWSAlgorithm.ES256)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(Curve.P_256.toECParameterSpec());
                KeyPair pair = generator.generateKeyPair();
                return new ClientKeyPair(
                        algorithm,
                        pair,
                        new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                                .keyID(keyId)
                                .build());
            }
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] spki = pair.getPublic().getEncoded();
            Base64URL x = Base64URL.encode(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
            return new ClientKeyPair(
                    algorithm,
                    pair,
                    new OctetKeyPair.Builder(Curve.Ed25519, x).keyID(keyId).build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key. */
    public JWK publicKey() {
        return publicKey;
    }

    /** The public key as a JWK set in JSON. */
    public String jwks() {
        return new JWKSet(publicKey).toString();
    }

    /** Signs claims. */
    public String sign(JWTClaimsSet claims) {
        JWSHeader header =
                new JWSHeader.Builder(algorithm).keyID(publicKey.getKeyID()).build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            if (algorithm.equals(JWSAlgorithm.EdDSA)) {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                byte[] input = jwt.getSigningInput();
                signature.update(input);
                return new String(input, StandardCharsets.US_ASCII) + '.' + Base64URL.encode(signature.sign());
            }
            jwt.sign(
                    algorithm.equals(JWSAlgorithm.ES256)
                            ? new ECDSASigner((java.security.interfaces.ECPrivateKey) pair.getPrivate())
                            : new RSASSASigner(pair.getPrivate()));
            return jwt.serialize();
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
