package io.tillgate.auth.key;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import io.tillgate.crypto.AuthenticatedCipher;
import io.tillgate.crypto.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's keys in memory: returns the key that signs at present and verifies with any published key. Loaded before
 * the service becomes ready, and replaced whenever keys change. Safe for concurrent use.
 */
@ApplicationScoped
public class KeyRing {
    private final Clock clock;
    private volatile @Nullable Keys keys;

    KeyRing(Clock clock) {
        this.clock = clock;
    }

    /** Returns whether the keys have been loaded. */
    public boolean isLoaded() {
        return keys != null;
    }

    /** Returns the key of an algorithm that signs now. */
    public SigningKey signingKey(JWSAlgorithm algorithm) {
        return loaded().signing().at(algorithm, clock.millis());
    }

    /**
     * Verifies a JWS and returns its claims; empty unless one of these keys signed it with the algorithm of that key.
     * The header's {@code jku}, {@code x5u} and {@code jwk} are ignored (RFC 8725 section 3.10).
     */
    public Optional<Map<String, Object>> verify(String type, String compact) {
        try {
            JWSObject jws = JWSObject.parse(compact);
            JWSHeader header = jws.getHeader();
            SigningKey key = loaded().signing().byId(String.valueOf(header.getKeyID()));
            boolean ours = key != null
                    && key.algorithm().jws().equals(header.getAlgorithm())
                    && new JOSEObjectType(type).equals(header.getType())
                    && header.getCriticalParams() == null // RFC 7515 section 4.1.11: none is supported
                    && isCanonical(jws.getSignature())
                    && key.verifies(jws.getSigningInput(), jws.getSignature().decode());
            return ours ? Optional.ofNullable(jws.getPayload().toJSONObject()) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Returns whether a signature has its one valid encoding; decoders ignore padding and unused bits (RFC 7515). */
    private static boolean isCanonical(Base64URL signature) {
        return Base64URL.encode(signature.decode()).equals(signature);
    }

    /** Returns the {@code kid} of a JWS of any issuer; empty if the text is not a JWS or has no {@code kid}. */
    public static Optional<String> keyIdOf(String compact) {
        try {
            int dot = compact.indexOf('.');
            return dot < 0
                    ? Optional.empty()
                    : Optional.ofNullable(JWSHeader.parse(new Base64URL(compact.substring(0, dot)))
                            .getKeyID());
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the ids of the published keys. */
    public Collection<String> keyIds() {
        return loaded().signing().ids();
    }

    /** Returns whether a key is published. */
    public boolean publishes(String keyId) {
        return signingKeys().byId(keyId) != null;
    }

    /** Returns the public keys. */
    public JwkSetDocument jwks() {
        return loaded().signing().jwks();
    }

    /** Returns the hash under which random secrets are stored. */
    public KeyedHash secretHash() {
        return loaded().secretHash();
    }

    /** Returns the hash that seals refresh tokens. */
    public KeyedHash refreshTokenSeal() {
        return loaded().refreshTokenSeal();
    }

    /** Returns the cipher for data that browsers keep for this service. */
    public AuthenticatedCipher browserCipher() {
        return new AuthenticatedCipher(secretHash().of("key of what browsers keep"));
    }

    void load(SigningKeys signing, byte[] secretHashKey, byte[] refreshTokenKey) {
        keys = new Keys(signing, new KeyedHash(secretHashKey), new KeyedHash(refreshTokenKey));
    }

    /** Replaces the signing keys; has no effect before {@link #load}. */
    void replace(SigningKeys signing) {
        Keys current = keys;
        if (current != null) {
            keys = new Keys(signing, current.secretHash(), current.refreshTokenSeal());
        }
    }

    SigningKeys signingKeys() {
        Keys current = keys;
        return current == null ? SigningKeys.NONE : current.signing();
    }

    private Keys loaded() {
        Keys current = keys;
        if (current == null) {
            throw new KeysNotLoadedException();
        }
        return current;
    }

    private record Keys(SigningKeys signing, KeyedHash secretHash, KeyedHash refreshTokenSeal) {}
}
