package io.tillgate.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The issuer's keys in memory: signs with the newest, verifies with any. Loaded once before the service is ready. */
@ApplicationScoped
public class KeyRing {
    private volatile @Nullable Keys keys;

    /** Whether the keys have been loaded. */
    public boolean isLoaded() {
        return keys != null;
    }

    /** Signs claims as a JWS in compact form with the newest key. */
    public String sign(String type, Map<String, Object> claims) {
        Keys current = loaded();
        JWSHeader header = new JWSHeader.Builder(com.nimbusds.jose.JWSAlgorithm.RS256)
                .type(new JOSEObjectType(type))
                .keyID(current.newest().getKeyID())
                .build();
        JWSObject jws = new JWSObject(header, new Payload(claims));
        try {
            jws.sign(current.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException(
                    "cannot sign with " + current.newest().getKeyID(), e);
        }
        return jws.serialize();
    }

    /**
     * The claims of a JWS that one of these keys signed with the algorithm pinned to it; empty for anything else. The
     * header's {@code jku}, {@code x5u} and {@code jwk} are never looked at (RFC 8725 section 3.10).
     */
    public Optional<Map<String, Object>> verify(String type, String compact) {
        try {
            JWSObject jws = JWSObject.parse(compact);
            JWSVerifier verifier =
                    loaded().verifiers().get(String.valueOf(jws.getHeader().getKeyID()));
            boolean ours = verifier != null
                    && com.nimbusds.jose.JWSAlgorithm.RS256.equals(
                            jws.getHeader().getAlgorithm())
                    && new JOSEObjectType(type).equals(jws.getHeader().getType())
                    && jws.verify(verifier);
            return ours ? Optional.ofNullable(jws.getPayload().toJSONObject()) : Optional.empty();
        } catch (java.text.ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** The public keys as the JSON of a JWK set. */
    public String jwks() {
        return loaded().jwks();
    }

    /** The hash for random secrets at rest. */
    public KeyedHash secretHash() {
        return loaded().secretHash();
    }

    /** The hash that seals refresh tokens. */
    public KeyedHash refreshTokenSeal() {
        return loaded().refreshTokenSeal();
    }

    void load(List<RSAKey> newestFirst, byte[] secretHashKey, byte[] refreshTokenKey) {
        RSAKey newest = newestFirst.get(0);
        try {
            keys = new Keys(
                    newest,
                    new RSASSASigner(newest),
                    newestFirst.stream().collect(Collectors.toUnmodifiableMap(RSAKey::getKeyID, KeyRing::verifier)),
                    new JWKSet(List.<com.nimbusds.jose.jwk.JWK>copyOf(newestFirst)).toString(true),
                    new KeyedHash(secretHashKey),
                    new KeyedHash(refreshTokenKey));
        } catch (JOSEException e) {
            throw new IllegalStateException("signing key " + newest.getKeyID() + " is not usable", e);
        }
    }

    private Keys loaded() {
        Keys current = keys;
        if (current == null) {
            throw new KeysNotLoadedException();
        }
        return current;
    }

    private static JWSVerifier verifier(RSAKey key) {
        try {
            return new RSASSAVerifier(key.toPublicJWK());
        } catch (JOSEException e) {
            throw new IllegalStateException("signing key " + key.getKeyID() + " is not usable", e);
        }
    }

    private record Keys(
            RSAKey newest,
            JWSSigner signer,
            Map<String, JWSVerifier> verifiers,
            String jwks,
            KeyedHash secretHash,
            KeyedHash refreshTokenSeal) {}
}
