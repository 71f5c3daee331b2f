package io.tillgate.resource.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Reads active introspection responses: the token must be for this API's audience, from this issuer and valid now (RFC
 * 7662 section 4). Thread-safe.
 */
public final class IntrospectionReader {
    private final String issuer;
    private final Set<String> audience;
    private final Duration clockSkew;
    private final Clock clock;

    /** Creates a reader of one issuer's responses. */
    public IntrospectionReader(String issuer, Set<String> audience, Duration clockSkew, Clock clock) {
        this.issuer = issuer;
        this.audience = Set.copyOf(audience);
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    /**
     * Reads the token of an active introspection response.
     *
     * @throws MalformedTokenException if it is not for this API, not from the issuer, or not valid now
     */
    public VerifiedToken read(TokenClaims claims) {
        if (claims.audience().stream().noneMatch(audience::contains)) {
            throw new MalformedTokenException("the token is for another audience");
        }
        if (!issuer.equals(claims.issuer())) {
            throw new MalformedTokenException("the token is from another issuer");
        }
        Instant now = clock.instant();
        if (claims.notBefore().isAfter(now.plus(clockSkew))
                || !claims.expiresAt().isAfter(now.minus(clockSkew))) {
            throw new MalformedTokenException("the token is not valid now");
        }
        return claims.toToken(null);
    }
}
