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
 * @param prefix what is public of it, for example {@code tg_4f2a9c7d}
 * @param accountId the account that it acts for
 * @param callbackHost the host of the module's callback
 * @param apps the apps whose scopes it has, sorted
 * @param scopes the scopes that were consented to
 * @param credentialsChangedAt when the password of the sign-in that consented had been set
 * @param createdAt when it was made
 * @param lastUsedAt when it was last checked, at most an interval ago; null where it never was
 * @param expiresAt when it expires; null where it does not
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

    /** Whether a token's id is the name of a key. */
    public static boolean isName(String tokenId) {
        return tokenId.startsWith(NAME_PREFIX);
    }

    /** What tokens call the key of an id. */
    public static String nameOf(String id) {
        return NAME_PREFIX + id;
    }

    /** When a key that is made at a time ends by its lifetime; empty where it has none. */
    public static Optional<Instant> endOf(Optional<Duration> lifetime, Instant createdAt) {
        return lifetime.filter(length -> !length.isZero()).map(createdAt::plus);
    }

    /** What tokens call it: {@code key:} and its id. No client and no access token has such a name. */
    public String name() {
        return nameOf(id.toString());
    }
}
