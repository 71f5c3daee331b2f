package io.tillgate.resource.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Reads what the issuer says of an active token or API key: it has to be about this API's audience, from this issuer and
 * valid now (RFC 7662 section 4). Safe for any thread.
 */
public final class IntrospectionReader {
    private final String issuer;
    private final Set<String> audience;
    private final Duration clockSkew;
    private final Clock clock;

    /** A reader of what one issuer says. */
    public IntrospectionReader(String issuer, Set<String> audience, Duration clockSkew, Clock clock) {
        this.issuer = issuer;
        this.audience = Set.copyOf(audience);
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    /**
     * The token that an active introspection response speaks of.
     *
     * @throws MalformedTokenException where it is not for this API, not from the issuer, or not valid now
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
