package io.tillgate.auth.oauth.token;

import io.tillgate.resource.token.VerifiedToken;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token that this issuer issued, read from its signature or from the database. It may have been revoked.
 *
 * @param content its content, which never changes
 * @param keyId the {@code kid} of the key that signed it; null for an opaque token
 * @param revocable its content in the terms of the revocation log
 */
record KnownToken(ActiveToken content, @Nullable String keyId, VerifiedToken revocable) {

    static KnownToken of(ActiveToken content, @Nullable String keyId, String issuer) {
        return new KnownToken(
                content,
                keyId,
                new VerifiedToken(
                        issuer,
                        content.id(),
                        content.subject(),
                        content.clientId(),
                        content.grantId() == null ? null : content.grantId().toString(),
                        null,
                        keyId,
                        new HashSet<>(content.scopes()),
                        Set.of(),
                        content.issuedAt(),
                        content.expiresAt(),
                        content.authTime()));
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(content.expiresAt());
    }
}
