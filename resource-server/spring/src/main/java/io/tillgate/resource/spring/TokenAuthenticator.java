package io.tillgate.resource.spring;

import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.revocation.RevocationPendingException;
import io.tillgate.resource.staleness.StalenessGate.Decision;
import io.tillgate.resource.token.IntrospectionReader;
import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.MalformedTokenException;
import io.tillgate.resource.token.RevokedTokenException;
import io.tillgate.resource.token.TokenClaims;
import io.tillgate.resource.token.TokenDigest;
import io.tillgate.resource.token.VerifiedToken;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/**
 * Authenticates JWTs, opaque tokens and API keys. A token that was verified before is answered from the cache unless it
 * was revoked. An invalid token causes an {@link InvalidBearerTokenException} (401), and an
 * {@link AuthenticationServiceException} (503) if its validity is unknown. It is not an {@code AuthenticationProvider}:
 * chains with {@code jwt()} would fall back to a bean of that type.
 */
final class TokenAuthenticator {
    private final TrustedIssuers issuers;
    private final VerifiedTokenCache<TokenAuthentication> cache;
    private final JwtTokens jwts;
    private final @Nullable OpaqueTokenIntrospector introspector;
    private final IntrospectionReader introspections;
    private final ResourceServerProperties.Cache settings;

    TokenAuthenticator(
            TrustedIssuers issuers,
            VerifiedTokenCache<TokenAuthentication> cache,
            JwtTokens jwts,
            @Nullable OpaqueTokenIntrospector introspector,
            IntrospectionReader introspections,
            ResourceServerProperties.Cache settings) {
        this.issuers = issuers;
        this.cache = cache;
        this.jwts = jwts;
        this.introspector = introspector;
        this.introspections = introspections;
        this.settings = settings;
    }

    Authentication authenticate(Authentication presented) {
        String value = ((BearerTokenAuthenticationToken) presented).getToken();
        try {
            TokenAuthentication authentication = authenticate(value);
            authentication.setDetails(presented.getDetails());
            return authentication;
        } catch (RevokedTokenException | MalformedTokenException | BadOpaqueTokenException e) {
            throw new InvalidBearerTokenException("the token is not valid", e);
        } catch (OAuth2IntrospectionException e) {
            throw new AuthenticationServiceException("introspection is unavailable", e);
        } catch (RevocationPendingException e) {
            throw new AuthenticationServiceException("whether the token is revoked is being checked", e);
        }
    }

    private TokenAuthentication authenticate(String value) {
        Decision decision = issuers.decide(issuers.of(value));
        TokenDigest digest = TokenDigest.of(value);
        if (decision == Decision.SERVE) {
            Optional<TokenAuthentication> known = cache.get(digest);
            if (known.isPresent()) {
                return known.get().copy();
            }
        }
        Optional<JoseHeader> header = value.startsWith("tg_") ? Optional.empty() : JwtTokens.header(value);
        return switch (decision) {
            case SERVE ->
                header.isPresent()
                        ? keep(digest, jwt(value, header.get()), settings.jwtTtl())
                        : keep(digest, introspected(value), settings.opaqueTtl());
            case INTROSPECT -> unlessRevoked(new TokenAuthentication(introspected(value)));
            case REFUSE -> throw new AuthenticationServiceException("revocations are not known");
        };
    }

    private VerifiedToken jwt(String value, JoseHeader header) {
        return issuers.read(TokenClaims.of(jwts.verify(value, header)::getClaimValue), header.keyId());
    }

    private VerifiedToken introspected(String value) {
        if (introspector == null) {
            throw new MalformedTokenException("opaque tokens and API keys are not accepted without a client");
        }
        OAuth2AuthenticatedPrincipal answer = introspector.introspect(value);
        return introspections.read(
                TokenClaims.of(name -> plain(name, answer.getAttributes().get(name))));
    }

    /** Joins the scopes, which Spring has split. */
    private static @Nullable Object plain(String name, @Nullable Object value) {
        return name.equals("scope") && value instanceof Collection<?> words
                ? words.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : value;
    }

    /** Caches a token, then checks the log, so that a revocation that arrived in between is enforced. */
    private TokenAuthentication keep(TokenDigest digest, VerifiedToken token, Duration keepFor) {
        TokenAuthentication authentication = new TokenAuthentication(token);
        cache.put(digest, token, authentication, keepFor);
        return unlessRevoked(authentication).copy();
    }

    private TokenAuthentication unlessRevoked(TokenAuthentication authentication) {
        VerifiedToken token = authentication.token();
        if (issuers.of(token).revocations().isRevoked(token)) {
            throw new RevokedTokenException();
        }
        return authentication;
    }
}
