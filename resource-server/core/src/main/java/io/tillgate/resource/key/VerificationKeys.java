package io.tillgate.resource.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys by their id. A fetch replaces the whole set; where it fails, the last one stays. An unknown id asks
 * for a new set, at most once per interval, so that made-up ids cost the issuer nothing; ids that the issuer itself
 * vouches for do so once per second. Whoever asks during a fetch gets its result. A revoked key never comes back. Safe
 * for any thread.
 */
public final class VerificationKeys {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationKeys.class);
    private static final Duration ANNOUNCED_INTERVAL = Duration.ofSeconds(1);

    private final JwkSetClient client;
    private final Duration refreshInterval;
    private final Clock clock;
    private volatile Map<String, VerificationKey> keys = Map.of();
    private volatile @Nullable String document;
    private volatile boolean outOfReach;
    private boolean restored;
    private Set<String> revoked = Set.of();
    private Instant lastForUnknown = Instant.EPOCH;
    private Instant lastForAnnounced = Instant.EPOCH;
    private @Nullable CompletableFuture<Void> underWay;

    /** No keys yet; {@code refreshInterval} is the least time between two fetches that unknown ids cause. */
    public VerificationKeys(JwkSetClient client, Duration refreshInterval, Clock clock) {
        this.client = client;
        this.refreshInterval = refreshInterval;
        this.clock = clock;
    }

    /** A key that is known already; asks nobody. */
    public Optional<VerificationKey> known(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /** The JWK Set that the keys are from, as it was fetched; empty while there is none. */
    public Optional<String> document() {
        return Optional.ofNullable(document);
    }

    /**
     * Takes the keys of a JWK Set that was fetched in an earlier life, until the issuer answers.
     *
     * @return whether there are keys now
     */
    public synchronized boolean restore(String jwkSet) {
        if (keys.isEmpty()) {
            try {
                JwkSet set = JwkSet.parse(jwkSet);
                keys = withoutRevoked(set.keys());
                document = set.document();
                restored = true;
            } catch (JoseException e) {
                LOG.error("The JWK Set of the snapshot cannot be read", e);
            }
        }
        return !keys.isEmpty();
    }

    /** Lets go of restored keys, where the issuer has not answered since: what they came from is not to be believed. */
    public synchronized void forgetRestored() {
        if (restored) {
            keys = Map.of();
            document = null;
            restored = false;
        }
    }

    /** Whether the last fetch failed: an unknown id may well be one of the issuer's. */
    public boolean isOutOfReach() {
        return outOfReach;
    }

    /**
     * A key, fetched where it is not known and a fetch is due. Fails with {@link KeysUnavailableException} where no key at
     * all is known.
     */
    public CompletableFuture<Optional<VerificationKey>> lookUp(String keyId) {
        VerificationKey known = keys.get(keyId);
        return known == null
                ? refreshForUnknown().thenApply(fetched -> known(keyId))
                : CompletableFuture.completedFuture(Optional.of(known));
    }

    /**
     * The same, for a thread that may wait.
     *
     * @throws KeysUnavailableException where no key at all is known
     */
    public Optional<VerificationKey> find(String keyId) throws InterruptedException {
        try {
            return lookUp(keyId).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KeysUnavailableException unavailable
                    ? unavailable
                    : new IllegalStateException("the issuer's keys could not be looked up", e.getCause());
        }
    }

    /** The issuer says, in a record that it signed, that it publishes these: what is missing is fetched. */
    public synchronized void announced(Collection<String> keyIds) {
        Instant now = clock.instant();
        if (!keys.keySet().containsAll(keyIds)
                && !lastForAnnounced.plus(ANNOUNCED_INTERVAL).isAfter(now)) {
            lastForAnnounced = now;
            CompletableFuture<Void> unused = fetch();
        }
    }

    /** The issuer says that a key is compromised: it is not used again, and the one that came for it is fetched. */
    public synchronized void revoke(String keyId) {
        Set<String> more = new HashSet<>(revoked);
        if (more.add(keyId)) {
            revoked = Set.copyOf(more);
            keys = withoutRevoked(keys);
            CompletableFuture<Void> unused = fetch();
        }
    }

    private synchronized CompletableFuture<Void> refreshForUnknown() {
        Instant now = clock.instant();
        if (underWay == null
                && !keys.isEmpty()
                && lastForUnknown.plus(refreshInterval).isAfter(now)) {
            return CompletableFuture.completedFuture(null);
        }
        lastForUnknown = underWay == null ? now : lastForUnknown;
        return fetch();
    }

    private CompletableFuture<Void> fetch() {
        if (underWay == null) {
            CompletableFuture<Void> fetch = client.fetch().handle(this::fetched);
            underWay = fetch.isDone() ? null : fetch;
            return fetch;
        }
        return underWay;
    }

    private synchronized @Nullable Void fetched(@Nullable JwkSet found, @Nullable Throwable failure) {
        underWay = null;
        outOfReach = found == null;
        if (found != null) {
            keys = withoutRevoked(found.keys());
            document = found.document();
            restored = false;
        } else if (keys.isEmpty()) {
            throw new KeysUnavailableException("the issuer's keys cannot be fetched", failure);
        } else {
            LOG.warn("The issuer's keys cannot be refetched, the last ones stay: {}", String.valueOf(failure));
        }
        return null;
    }

    private Map<String, VerificationKey> withoutRevoked(Map<String, VerificationKey> all) {
        Map<String, VerificationKey> good = new HashMap<>(all);
        good.keySet().removeAll(revoked);
        return Map.copyOf(good);
    }
}
