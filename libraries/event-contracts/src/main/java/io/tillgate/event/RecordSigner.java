package io.tillgate.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.lang.JoseException;

/**
 * Signs the records of a topic's owner with RS256, and publishes its keys. {@code toString} reveals no key. Immutable.
 */
public final class RecordSigner {
    private static final String ALGORITHM = "RSA";
    private static final int BITS = 2048;

    private final PrivateKey key;
    private final String keyId;
    private final List<RsaJsonWebKey> published = new ArrayList<>();

    private RecordSigner(RSAPrivateCrtKey key, List<PublicKey> further) throws GeneralSecurityException {
        this.key = key;
        RsaJsonWebKey own = published(KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        this.keyId = own.getKeyId();
        published.add(own);
        further.forEach(each -> published.add(published(each)));
    }

    /**
     * Reads the keys.
     *
     * @param keyFile an RSA key of 2,048 bits or more as PKCS #8 in PEM
     * @param published files with further public keys in PEM: the next key before it signs, former keys afterwards
     * @throws IllegalStateException if a file cannot be read or has no such key
     */
    public static RecordSigner read(Path keyFile, List<Path> published) {
        Path file = keyFile;
        try {
            String base64 = Files.readString(file).replaceAll("-----[^-]*-----", "");
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
            List<PublicKey> further = new ArrayList<>();
            for (Path each : published) {
                file = each;
                further.add(new RsaKeyUtil().fromPemEncoded(Files.readString(each)));
            }
            file = keyFile;
            return new RecordSigner((RSAPrivateCrtKey) key, further);
        } catch (IOException | GeneralSecurityException | JoseException | RuntimeException e) {
            throw new IllegalStateException(file + " contains no RSA key of 2048 bits or more in PEM", e);
        }
    }

    /** Creates a signer with a new key. */
    public static RecordSigner ephemeral() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(BITS);
            return new RecordSigner(
                    (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate(), List.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Returns the record with its signature in the headers. */
    public EventRecord sign(EventRecord record) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKeyIdHeaderValue(keyId);
        jws.setHeader("typ", RecordSignature.TYPE);
        jws.setPayloadBytes(RecordSignature.payload(record));
        jws.setKey(key);
        Map<String, String> headers = new HashMap<>(record.headers());
        try {
            headers.put(RecordSignature.HEADER, jws.getDetachedContentCompactSerialization());
        } catch (JoseException e) {
            throw new IllegalStateException("a record cannot be signed with key " + keyId, e);
        }
        return new EventRecord(record.topic(), record.key(), headers, record.value());
    }

    /** Returns the public keys as a JWK set (RFC 7517), the signing key first. */
    public String publicKeys() {
        return new JsonWebKeySet(published).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static RsaJsonWebKey published(PublicKey key) {
        try {
            RsaJsonWebKey jwk = new RsaJsonWebKey((java.security.interfaces.RSAPublicKey) key);
            if (jwk.getRsaPublicKey().getModulus().bitLength() < BITS) {
                throw new IllegalArgumentException("the key is too short");
            }
            jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
            jwk.setUse("sig");
            jwk.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return jwk;
        } catch (ClassCastException e) {
            throw new IllegalArgumentException("the key is not an RSA key", e);
        }
    }

    @Override
    public String toString() {
        return "RecordSigner[" + keyId + "]";
    }
}
