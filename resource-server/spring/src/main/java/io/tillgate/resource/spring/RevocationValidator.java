package io.tillgate.resource.spring;

import io.tillgate.resource.issuer.TrustedIssuer;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.revocation.RevocationPendingException;
import io.tillgate.resource.staleness.StalenessGate.Decision;
import io.tillgate.resource.token.MalformedTokenException;
import io.tillgate.resource.token.TokenClaims;
import io.tillgate.resource.token.VerifiedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Rejects JWTs that are revoked or bound to a key. Throws a {@link JwtException}, which is not the token's fault, while
 * it is unknown whether a JWT is revoked. Spring Boot's own JWT decoder uses a bean of this type too.
 */
public final class RevocationValidator implements OAuth2TokenValidator<Jwt> {
    private final TrustedIssuers issuers;

    /** Creates a validator that checks a token against the revocation log and the staleness gate of its issuer. */
    public RevocationValidator(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt jwt) {
        @Nullable Object keyId = jwt.getHeaders().get("kid");
        try {
            VerifiedToken token = TokenClaims.of(jwt.getClaims()::get).toToken(keyId == null ? null : keyId.toString());
            TrustedIssuer issuer = issuers.of(token);
            if (issuers.decide(issuer) != Decision.SERVE) {
                throw new JwtException("revocations are not known");
            }
            return issuer.revocations().isRevoked(token)
                    ? failure("the token has been revoked")
                    : OAuth2TokenValidatorResult.success();
        } catch (MalformedTokenException e) {
            return failure(e.getMessage());
        } catch (RevocationPendingException e) {
            throw new JwtException("whether the token is revoked is being checked", e);
        }
    }

    private static OAuth2TokenValidatorResult failure(@Nullable String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null));
    }
}
