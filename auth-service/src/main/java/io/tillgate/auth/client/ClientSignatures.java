package io.tillgate.auth.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signatures of clients: assertions (RFC 7523) and request objects (RFC 9101). The key determines the
 * algorithm (RFC 8725 section 3.1), symmetric algorithms are not supported, and keys in the JWT header ({@code jku},
 * {@code x5u}, {@code jwk}) are ignored.
 */
@ApplicationScoped
public class ClientSignatures {
    /** The supported algorithms. */
    public static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

    private static final Logger LOG = Logger.getLogger(ClientSignatures.class);
    private static final int MIN_RSA_BITS = 2_048;

    private final ClientKeys keys;

    ClientSignatures(ClientKeys keys) {
        this.keys = keys;
    }

    /**
     * Returns whether one of the client's keys signed a JWT.
     *
     * @param only the algorithm that the client registered for this purpose; null for any that fits its key
     */
    public Uni<Boolean> signed(RegisteredClient client, SignedJWT jwt, @Nullable JWSAlgorithm only) {
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        if (!ALGORITHMS.contains(algorithm) || (only != null && !only.equals(algorithm)) || isCritical(jwt)) {
            return Uni.createFrom().item(false);
        }
        return keys.of(client)
                .flatMap(known -> candidates(known, jwt).isEmpty()
                        ? keys.refetched(client).map(again -> verifies(candidates(again, jwt), jwt))
                        : Uni.createFrom().item(verifies(candidates(known, jwt), jwt)))
                .onFailure(IllegalArgumentException.class)
                .recoverWithItem(e -> {
                    LOG.infof("The keys of client %s cannot be used: %s", client.clientId(), e.getMessage());
                    return false;
                });
    }

    /** Returns whether a key is usable: of a type for {@link #ALGORITHMS}, long enough and well-formed. */
    static boolean isUsable(JWK key) {
        return isOfUse(key) && verifier(key).isPresent();
    }

    private static boolean isOfUse(JWK key) {
        return (key instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS)
                || (key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256))
                || (key instanceof OctetKeyPair okp && okp.getCurve().equals(Curve.Ed25519));
    }

    private static boolean isCritical(SignedJWT jwt) {
        Set<String> critical = jwt.getHeader().getCriticalParams();
        return critical != null && !critical.isEmpty();
    }

    private static List<JWK> candidates(JWKSet known, SignedJWT jwt) {
        String keyId = jwt.getHeader().getKeyID();
        return known.getKeys().stream()
                .filter(key -> keyId == null || keyId.equals(key.getKeyID()))
                .filter(key -> key.getKeyUse() == null || key.getKeyUse() == KeyUse.SIGNATURE)
                .filter(key -> fits(key, jwt.getHeader().getAlgorithm()))
                .toList();
    }

    private static boolean fits(JWK key, JWSAlgorithm algorithm) {
        boolean isOfSort = JWSAlgorithm.Family.RSA.contains(algorithm)
                ? key instanceof RSAKey
                : JWSAlgorithm.ES256.equals(algorithm) ? key instanceof ECKey : key instanceof OctetKeyPair;
        return isOfSort
                && (key.getAlgorithm() == null || key.getAlgorithm().getName().equals(algorithm.getName()));
    }

    private static boolean verifies(List<JWK> candidates, SignedJWT jwt) {
        return candidates.stream().anyMatch(key -> verifies(key, jwt));
    }

    private static boolean verifies(JWK key, SignedJWT jwt) {
        try {
            Optional<JWSVerifier> verifier = verifier(key);
            return verifier.isPresent() && jwt.verify(verifier.get());
        } catch (JOSEException e) {
            return false;
        }
    }

    private static Optional<JWSVerifier> verifier(JWK key) {
        try {
            if (key instanceof RSAKey rsa) {
                return Optional.of(new RSASSAVerifier(rsa));
            }
            return Optional.of(
                    key instanceof ECKey ec ? new ECDSAVerifier(ec) : new EdDsaVerifier(key.toOctetKeyPair()));
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }
}
