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
 * Tokens that have been verified, with what was made of them. A hit is as good as a verification: it is answered only
 * before the token's expiry and only where the revocation log, as it is at that moment, does not speak against it.
 * An entry that a revocation killed stays as such until its time is over; an API key lives on after its account or one of
 * its scopes was revoked, as far as the issuer says, so its entry goes and the issuer is asked again. Safe for any thread.
 *
 * @param <T> what a caller makes of a verified token, such as a security identity; kept as it is
 */
public final class VerifiedTokenCache<T> {
    private final Cache<TokenDigest, Entry<T>> entries;
    private final Function<VerifiedToken, RevocationLog> revocations;
    private final Clock clock;

    /** A cache of at most {@code maximumSize} tokens, which one log speaks of; zero keeps none. */
    public VerifiedTokenCache(long maximumSize, RevocationLog revocations, Clock clock) {
        this(maximumSize, token -> revocations, clock);
    }

    /** The same, where each token has the log that speaks of it. */
    public VerifiedTokenCache(long maximumSize, Function<VerifiedToken, RevocationLog> revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
        this.entries = Caffeine.newBuilder().maximumSize(maximumSize).build();
    }

    /**
     * What was made of a token, where it is kept.
     *
     * @throws RevokedTokenException where it is kept and has been revoked: nobody needs to be asked about it again
     */
    public Optional<T> get(TokenDigest digest) {
        Entry<T> entry = entries.getIfPresent(digest);
        if (entry == null) {
            return Optional.empty();
        }
        if (clock.millis() >= entry.usableUntilMillis) {
            entries.invalidate(digest);
            return Optional.empty();
        }
        if (!stillStands(entry)) {
            if (entry.token.apiKeyId() != null && !entry.revocations.isEnded(entry.token)) {
                entries.invalidate(digest); // what was known of the key is over, not the key
                return Optional.empty();
            }
            throw new RevokedTokenException();
        }
        return Optional.of(entry.value);
    }

    /**
     * Keeps what was made of a token for a time, at most until it expires. The log is asked again at the first hit, so
     * that a revocation that arrived between the verification and this call is not lost.
     */
    public void put(TokenDigest digest, VerifiedToken token, T value, Duration keepFor) {
        Instant until = clock.instant().plus(keepFor);
        Instant usableUntil = until.isBefore(token.expiresAt()) ? until : token.expiresAt();
        entries.put(digest, new Entry<>(token, revocations.apply(token), value, usableUntil.toEpochMilli()));
    }

    /** How many tokens are kept, about. */
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
        private final long usableUntilMillis;
        private volatile long checkedVersion = NEVER_CHECKED;

        Entry(VerifiedToken token, RevocationLog revocations, T value, long usableUntilMillis) {
            this.token = token;
            this.revocations = revocations;
            this.value = value;
            this.usableUntilMillis = usableUntilMillis;
        }
    }
}
