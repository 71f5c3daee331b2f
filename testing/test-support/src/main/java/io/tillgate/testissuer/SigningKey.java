package io.tillgate.testissuer;

import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A key pair for signatures, with its {@code kid}. */
public record SigningKey(PublicJsonWebKey jwk) {

    public static SigningKey rsa(String keyId) {
        try {
            return named(RsaJwkGenerator.generateJwk(2048), keyId, "RS256");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SigningKey ellipticCurve(String keyId) {
        try {
            return named(EcJwkGenerator.generateJwk(EllipticCurves.P256), keyId, "ES256");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SigningKey edwards(String keyId) {
        try {
            return named(OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519), keyId, "EdDSA");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey named(PublicJsonWebKey jwk, String keyId, String algorithm) {
        jwk.setKeyId(keyId);
        jwk.setAlgorithm(algorithm);
        jwk.setUse("sig");
        return new SigningKey(jwk);
    }

    public String keyId() {
        return jwk.getKeyId();
    }

    public Map<String, Object> publicParameters() {
        return jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    public String sign(String type, Map<String, Object> claims) {
        return sign(type, claims, jwk.getAlgorithm(), jwk.getKeyId());
    }

    /** Signs with any algorithm and key id in the header. */
    public String sign(String type, Map<String, Object> claims, String algorithm, String keyId) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setHeader("typ", type);
            signature.setKeyIdHeaderValue(keyId);
            signature.setAlgorithmHeaderValue(algorithm);
            signature.setKey(jwk.getPrivateKey());
            signature.setPayload(JsonUtil.toJson(claims));
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
