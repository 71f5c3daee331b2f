package io.tillgate.resource.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.token.RevokedTokenException;
import io.tillgate.resource.token.TokenDigest;
import io.tillgate.resource.token.VerifiedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Caches verified tokens with what the caller derived from them. A hit is as good as a verification: it is returned
 * only before the token expires and only if the revocation log does not revoke the token. The entry of a revoked access
 * token stays until it expires, so that the token is refused without a verification. An API key may survive a
 * revocation of its account or of one of its scopes; its entry is dropped, and the issuer is asked again. Thread-safe.
 *
 * @param <T> what a caller derives from a verified token, such as a security identity
 */
public final class VerifiedTokenCache<T> {
    private final Cache<TokenDigest, Entry<T>> entries;
    private final Function<VerifiedToken, RevocationLog> revocations;
    private final Clock clock;

    /** Creates a cache of at most {@code maximumSize} tokens with one revocation log; 0 caches none. */
    public VerifiedTokenCache(long maximumSize, RevocationLog revocations, Clock clock) {
        this(maximumSize, token -> revocations, clock);
    }

    /** Creates a cache with a function that returns the revocation log of a token. */
    public VerifiedTokenCache(long maximumSize, Function<VerifiedToken, RevocationLog> revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
        this.entries = Caffeine.newBuilder().maximumSize(maximumSize).build();
    }

    /**
     * Returns the cached value of a token; empty if there is none.
     *
     * @throws RevokedTokenException if the token is cached and has been revoked; the issuer need not be asked again
     */
    public Optional<T> get(TokenDigest digest) {
        Entry<T> entry = entries.getIfPresent(digest);
        if (entry == null) {
            return Optional.empty();
        }
        long now = clock.millis();
        if (now >= entry.usableUntilMillis || now < entry.cachedAtMillis) { // earlier if the clock was set back
            entries.invalidate(digest);
            return Optional.empty();
        }
        if (!stillStands(entry)) {
            if (entry.token.apiKeyId() != null && !entry.revocations.isEnded(entry.token)) {
                entries.invalidate(digest); // the key may still be valid, only its cached state is outdated
                return Optional.empty();
            }
            throw new RevokedTokenException();
        }
        return Optional.of(entry.value);
    }

    /**
     * Caches a value for a time, at most until the token expires. The first hit checks the log again, so that a
     * revocation that arrived between the verification and this call is enforced.
     */
    public void put(TokenDigest digest, VerifiedToken token, T value, Duration keepFor) {
        Instant now = clock.instant();
        Instant until = now.plus(keepFor);
        Instant usableUntil = until.isBefore(token.expiresAt()) ? until : token.expiresAt();
        entries.put(
                digest,
                new Entry<>(token, revocations.apply(token), value, now.toEpochMilli(), usableUntil.toEpochMilli()));
    }

    /** Returns the approximate number of cached tokens. */
    public long size() {
        return entries.estimatedSize();
    }

    private static boolean stillStands(Entry<?> entry) {
        long version = entry.revocations.version();
        if (entry.checkedVersion == version) {
            return true;
        }
        if (entry.revocations.isRevoked(entry.token)) {
            return false;
        }
        entry.checkedVersion = version;
        return true;
    }

    private static final class Entry<T> {
        private static final long NEVER_CHECKED = -1;
        private final VerifiedToken token;
        private final RevocationLog revocations;
        private final T value;
        private final long cachedAtMillis;
        private final long usableUntilMillis;
        private volatile long checkedVersion = NEVER_CHECKED;

        Entry(VerifiedToken token, RevocationLog revocations, T value, long cachedAtMillis, long usableUntilMillis) {
            this.token = token;
            this.revocations = revocations;
            this.value = value;
            this.cachedAtMillis = cachedAtMillis;
            this.usableUntilMillis = usableUntilMillis;
        }
    }
}
