package io.tillgate.auth.oauth.token;

import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.revocation.RevocationTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content of an access token of either format.
 *
 * @param id its {@code jti}
 * @param clientId the client that received it
 * @param accountId the account that it acts for; null if the client acts for itself
 * @param grantId the grant that it belongs to; null for client credentials
 * @param scopes its scopes
 * @param audience its audience
 * @param issuedAt the issue time for revocation checks: {@code iat} or {@code counts_from}
 * @param expiresAt when it expires
 * @param authTime its {@code auth_time}, the time at which its account signed in; null for clients and API keys
 */
public record ActiveToken(
        String id,
        String clientId,
        @Nullable UUID accountId,
        @Nullable UUID grantId,
        List<String> scopes,
        List<String> audience,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant authTime) {

    /** Returns its {@code sub}: the account's id, or the client's. */
    public String subject() {
        return accountId == null ? clientId : accountId.toString();
    }

    /** Returns whether this is the content of an API key. */
    public boolean isApiKey() {
        return ApiKey.isName(id);
    }

    /** Returns the targets whose revocation revokes this token. */
    List<RevocationTarget> revocationTargets() {
        List<RevocationTarget> targets = new ArrayList<>();
        targets.add(RevocationTarget.token(id));
        targets.add(RevocationTarget.client(clientId));
        if (grantId != null) {
            targets.add(RevocationTarget.grant(grantId));
        }
        if (accountId != null) {
            targets.add(RevocationTarget.account(accountId));
        }
        scopes.forEach(scope -> targets.add(RevocationTarget.scope(scope)));
        return targets;
    }
}
