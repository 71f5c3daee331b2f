package io.tillgate.auth.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key, without its secret.
 *
 * @param id its id
 * @param prefix the public part of the key, for example {@code tg_4f2a9c7d}
 * @param accountId the account that it acts for
 * @param callbackHost the host of the module's callback
 * @param apps the apps whose scopes it has, sorted
 * @param scopes the scopes that were consented to
 * @param credentialsChangedAt when the password used at the sign-in was set
 * @param createdAt when it was created
 * @param lastUsedAt when its use was last recorded; null if it was never used
 * @param expiresAt when it expires; null if it does not expire
 */
public record ApiKey(
        UUID id,
        String prefix,
        UUID accountId,
        String callbackHost,
        List<String> apps,
        List<String> scopes,
        Instant credentialsChangedAt,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt) {

    private static final String NAME_PREFIX = "key:";

    /** Returns whether a token's id is the name of a key. */
    public static boolean isName(String tokenId) {
        return tokenId.startsWith(NAME_PREFIX);
    }

    /** Returns the name of the key with an id. */
    public static String nameOf(String id) {
        return NAME_PREFIX + id;
    }

    /** Returns when a key created at a time expires; empty without a lifetime. */
    public static Optional<Instant> endOf(Optional<Duration> lifetime, Instant createdAt) {
        return lifetime.filter(length -> !length.isZero()).map(createdAt::plus);
    }

    /** Returns its name in tokens: {@code key:} and its id. No client or access token has such a name. */
    public String name() {
        return nameOf(id.toString());
    }
}
