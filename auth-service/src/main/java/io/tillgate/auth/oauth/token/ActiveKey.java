package io.tillgate.auth.oauth.token;

import io.tillgate.auth.account.Account;
import io.tillgate.auth.apikey.ApiKey;
import java.time.Instant;
import java.util.List;

/**
 * An API key that is valid now.
 *
 * @param key the key
 * @param account its account
 * @param scopes those of its scopes that the account may grant now
 * @param asOf the issue time for revocation checks: the second of this check, or a later {@code tokensNotBefore}
 */
public record ActiveKey(ApiKey key, Account account, List<String> scopes, Instant asOf) {

    /** Returns an access token with the same content for an audience. */
    public ActiveToken asToken(String audience) {
        return new ActiveToken(
                key.name(),
                key.name(),
                account.id(),
                null,
                scopes,
                List.of(audience),
                key.createdAt(),
                key.expiresAt() == null ? Instant.MAX : key.expiresAt(),
                null);
    }
}
