package io.tillgate.resource.spring;

import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.MalformedTokenException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Decodes JWTs in a filter chain that is configured with {@code oauth2ResourceServer(jwt())} only: verifies them with
 * the issuer's keys, which are kept through an outage of the issuer, and calls all validators,
 * {@link RevocationValidator} included.
 */
final class TokenJwtDecoder implements JwtDecoder {
    private final JwtTokens tokens;
    private final List<OAuth2TokenValidator<Jwt>> validators;

    TokenJwtDecoder(JwtTokens tokens, List<OAuth2TokenValidator<Jwt>> validators) {
        this.tokens = tokens;
        this.validators = List.copyOf(validators);
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = verified(token);
        for (OAuth2TokenValidator<Jwt> validator : validators) {
            OAuth2TokenValidatorResult result = validator.validate(jwt);
            if (result.hasErrors()) {
                throw new JwtValidationException("the token is not valid", result.getErrors());
            }
        }
        return jwt;
    }

    private Jwt verified(String token) {
        try {
            JoseHeader header = JwtTokens.header(token).orElseThrow(() -> new BadJwtException("not a JWT"));
            JwtClaims claims = tokens.verify(token, header);
            Map<String, Object> values = new HashMap<>(claims.getClaimsMap());
            values.computeIfPresent("iat", (name, value) -> instant(value));
            values.computeIfPresent("nbf", (name, value) -> instant(value));
            values.computeIfPresent("exp", (name, value) -> instant(value));
            return Jwt.withTokenValue(token)
                    .headers(headers -> headers.putAll(
                            Map.of("typ", header.type(), "alg", header.algorithm(), "kid", header.keyId())))
                    .claims(all -> all.putAll(values))
                    .build();
        } catch (MalformedTokenException e) {
            throw new BadJwtException("the token is not valid", e);
        } catch (AuthenticationServiceException e) {
            throw new JwtException("the issuer's keys are unavailable", e);
        }
    }

    private static Instant instant(Object seconds) {
        if (seconds instanceof Number number) {
            return Instant.ofEpochSecond(number.longValue());
        }
        throw new MalformedTokenException("a time is not a number");
    }
}
