package io.tillgate.resource.spring;

import io.tillgate.resource.issuer.TrustedIssuer;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.key.KeysUnavailableException;
import io.tillgate.resource.key.VerificationKey;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.token.BearerToken;
import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.MalformedTokenException;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.springframework.security.authentication.AuthenticationServiceException;

/** Verifies JWT access tokens with their issuer's keys (RFC 9068 section 4, RFC 8725 section 3.1). */
final class JwtTokens {
    private final TrustedIssuers issuers;

    JwtTokens(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    /**
     * Parses the header of a JWT; empty for an opaque token.
     *
     * @throws MalformedTokenException if the token is no access token
     */
    static Optional<JoseHeader> header(String token) {
        Optional<JoseHeader> header =
                BearerToken.from(List.of("Bearer " + token)).flatMap(BearerToken::joseHeader);
        if (header.isPresent() && !header.get().isAccessToken()) {
            throw new MalformedTokenException("typ is not " + JoseHeader.ACCESS_TOKEN_TYPE);
        }
        return header;
    }

    /**
     * Verifies a token and returns its claims.
     *
     * @throws MalformedTokenException if the token is not valid
     * @throws AuthenticationServiceException if the issuer's keys are unavailable
     */
    JwtClaims verify(String token, JoseHeader header) {
        TrustedIssuer issuer = issuers.of(token);
        VerificationKey key = key(issuer.keys(), header.keyId());
        if (!key.algorithm().equals(header.algorithm())) {
            throw new MalformedTokenException("alg does not match the key");
        }
        try {
            return issuer.verifier().verify(token, key);
        } catch (InvalidJwtException e) {
            throw new MalformedTokenException("the JWT is not valid", e);
        }
    }

    private static VerificationKey key(VerificationKeys keys, String keyId) {
        try {
            Optional<VerificationKey> key = keys.find(keyId);
            if (key.isPresent()) {
                return key.get();
            }
        } catch (KeysUnavailableException e) {
            throw new AuthenticationServiceException("the issuer's keys are unavailable", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("interrupted", e);
        }
        if (keys.isOutOfReach()) {
            throw new AuthenticationServiceException("the issuer's keys are unavailable");
        }
        throw new MalformedTokenException("kid is not a key of the issuer");
    }
}
