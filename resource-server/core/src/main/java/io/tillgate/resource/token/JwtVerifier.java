package io.tillgate.resource.token;

import io.tillgate.resource.key.VerificationKey;
import java.time.Duration;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Verifies JWT access tokens (RFC 9068 section 4): the signature with the key's only algorithm (RFC 8725 section 3.1),
 * the issuer, the audience, the subject, and the times. Thread-safe.
 */
public final class JwtVerifier {
    private final String issuer;
    private final String[] audience;
    private final int clockSkewSeconds;

    /** Creates a verifier of one issuer's tokens; {@code clockSkew} is rounded down to whole seconds. */
    public JwtVerifier(String issuer, Set<String> audience, Duration clockSkew) {
        this.issuer = issuer;
        this.audience = audience.toArray(String[]::new);
        this.clockSkewSeconds = (int) clockSkew.toSeconds();
    }

    /**
     * Verifies a token and returns its claims.
     *
     * @throws InvalidJwtException if the token is not valid
     * @throws MalformedTokenException if {@code sub} is not a string
     */
    public JwtClaims verify(String compact, VerificationKey key) throws InvalidJwtException {
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(key.publicKey())
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm()))
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audience)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setAllowedClockSkewInSeconds(clockSkewSeconds)
                .build()
                .processToClaims(compact);
        try {
            claims.getSubject(); // throws unless it is a string
        } catch (MalformedClaimException e) {
            throw new MalformedTokenException("sub is not a string", e);
        }
        return claims;
    }
}
