package io.tillgate.auth.grant.management;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a client has from an account.
 *
 * @param id the grant
 * @param userId the account
 * @param clientId the client
 * @param clientName its name, for people
 * @param scopes what it may do
 * @param audience where
 * @param offline whether it can renew its tokens while nobody is signed in at a browser
 * @param createdAt since when
 * @param lastUsedAt when it last got tokens
 * @param expiresAt when it ends if it is not used again
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
