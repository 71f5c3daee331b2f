package io.tillgate.auth.oauth.token;

import io.tillgate.auth.account.Account;
import io.tillgate.auth.apikey.ApiKey;
import java.time.Instant;
import java.util.List;

/**
 * An API key that is good now.
 *
 * @param key the key
 * @param account its account
 * @param scopes those of its scopes that the account may grant now
 * @param asOf the time that this counts from, a whole second: what ends tokens issued before a later time ends it
 */
public record ActiveKey(ApiKey key, Account account, List<String> scopes, Instant asOf) {

    /** What an access token for an audience would say in its stead. */
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
