package io.tillgate.resource.quarkus;

import io.quarkus.oidc.TokenIntrospection;
import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.MalformedTokenException;
import io.tillgate.resource.token.VerifiedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads what a token says from what {@code quarkus-oidc} made of it. */
final class TokenReader {
    private final String issuer;
    private final Set<String> audience;
    private final Duration clockSkew;
    private final Clock clock;

    TokenReader(String issuer, Set<String> audience, Duration clockSkew, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    /** Of a JWT whose signature, issuer, audience and times have been verified. */
    VerifiedToken read(JsonWebToken jwt) {
        TokenClaims claims = TokenClaims.of(jwt);
        return claims.toToken(JoseHeader.of(jwt.getRawToken()).keyId());
    }

    /** Of an active introspection response, which has to be about this API's audience (RFC 7662 section 4). */
    VerifiedToken read(TokenIntrospection introspection) {
        TokenClaims claims = TokenClaims.of(introspection);
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
