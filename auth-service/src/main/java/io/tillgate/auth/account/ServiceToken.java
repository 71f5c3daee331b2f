package io.tillgate.auth.account;

import com.nimbusds.jose.JWSAlgorithm;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.SigningKey;
import io.tillgate.auth.key.TokenSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Issues the token by which this service authenticates at user-service. It is renewed well before it expires, and when
 * the signing key changes.
 */
@ApplicationScoped
public class ServiceToken {
    /** The client id by which this service calls others; it is not a registered client. */
    public static final String CLIENT_ID = "auth-service";

    private static final String SCOPE = "users:verify";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration RENEWAL = Duration.ofMinutes(5);

    private final KeyRing keys;
    private final TokenSigner signer;
    private final String issuer;
    private final Clock clock;
    private volatile @Nullable Signed current;

    ServiceToken(KeyRing keys, TokenSigner signer, AuthConfig config, Clock clock) {
        this.keys = keys;
        this.signer = signer;
        this.issuer = config.issuer().toString();
        this.clock = clock;
    }

    /** Returns a token that is valid for at least some minutes. */
    public String value() {
        Instant now = clock.instant();
        Signed token = current;
        SigningKey key = keys.signingKey(JWSAlgorithm.RS256);
        if (token == null || token.renewAt().isBefore(now) || !token.keyId().equals(key.id())) {
            token = new Signed(sign(key, now), key.id(), now.plus(RENEWAL));
            current = token;
        }
        return token.value();
    }

    private String sign(SigningKey key, Instant now) {
        return signer.sign(
                TokenSigner.ACCESS_TOKEN,
                Map.of(
                        "iss", issuer,
                        "sub", CLIENT_ID,
                        "client_id", CLIENT_ID,
                        "aud", issuer,
                        "scope", SCOPE,
                        "iat", now.getEpochSecond(),
                        "nbf", now.getEpochSecond(),
                        "exp", now.plus(LIFETIME).getEpochSecond(),
                        "jti", UUID.randomUUID().toString()),
                key);
    }

    private record Signed(String value, String keyId, Instant renewAt) {}
}
