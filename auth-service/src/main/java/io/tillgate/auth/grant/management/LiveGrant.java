package io.tillgate.auth.grant.management;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A live grant, as lists show it.
 *
 * @param id the grant
 * @param userId the account
 * @param clientId the client
 * @param clientName its display name
 * @param scopes its scopes
 * @param audience its audience
 * @param offline whether it can be refreshed without a browser session
 * @param createdAt when it was created
 * @param lastUsedAt when it last received tokens
 * @param expiresAt when it expires if it is not used again
 */
public record LiveGrant(
        UUID id,
        UUID userId,
        String clientId,
        String clientName,
        List<String> scopes,
        List<String> audience,
        boolean offline,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {}
