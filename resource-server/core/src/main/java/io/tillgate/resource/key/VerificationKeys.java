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
 * The issuer's keys by {@code kid}. A fetch replaces the whole set; if it fails, the last set is kept. An unknown id
 * causes a fetch at most once per refresh interval, so that invented ids do not load the issuer; an id that a signed
 * heartbeat announces causes one at most once per second. Callers during a fetch share its result. A revoked key is
 * never used again. Thread-safe.
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

    /** Creates an empty set; {@code refreshInterval} is the minimum time between fetches caused by unknown ids. */
    public VerificationKeys(JwkSetClient client, Duration refreshInterval, Clock clock) {
        this.client = client;
        this.refreshInterval = refreshInterval;
        this.clock = clock;
    }

    /** Returns a known key, without a fetch. */
    public Optional<VerificationKey> known(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /** The JWK Set that the keys come from, as fetched; empty if there is none. */
    public Optional<String> document() {
        return Optional.ofNullable(document);
    }

    /**
     * Restores the keys from a JWK Set that an earlier process fetched, until the issuer answers.
     *
     * @return whether any keys are known now
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

    /** Drops keys from a snapshot that turned out untrustworthy, unless a fetch has replaced them. */
    public synchronized void forgetRestored() {
        if (restored) {
            keys = Map.of();
            document = null;
            restored = false;
        }
    }

    /** Returns whether the last fetch failed. If so, an unknown key id may belong to the issuer. */
    public boolean isOutOfReach() {
        return outOfReach;
    }

    /**
     * Returns a key, and fetches the keys if it is unknown and a fetch is due. Fails with
     * {@link KeysUnavailableException} if no keys are known at all.
     */
    public CompletableFuture<Optional<VerificationKey>> lookUp(String keyId) {
        VerificationKey known = keys.get(keyId);
        return known == null
                ? refreshForUnknown().thenApply(fetched -> known(keyId))
                : CompletableFuture.completedFuture(Optional.of(known));
    }

    /**
     * Does the same as {@link #lookUp}, but blocks.
     *
     * @throws KeysUnavailableException if no keys are known at all
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

    /** Fetches the keys if one is missing that the issuer has announced in a signed record. */
    public synchronized void announced(Collection<String> keyIds) {
        Instant now = clock.instant();
        if (!keys.keySet().containsAll(keyIds)
                && !lastForAnnounced.plus(ANNOUNCED_INTERVAL).isAfter(now)) {
            lastForAnnounced = now;
            CompletableFuture<Void> unused = fetch();
        }
    }

    /** Stops using a key that the issuer has revoked as compromised, and fetches the current keys. */
    public synchronized void revoke(String keyId) {
        Set<String> more = new HashSet<>(revoked);
        if (more.add(keyId)) {
            revoked = Set.copyOf(more);
            keys = withoutRevoked(keys);
            CompletableFuture<Void> unused = fetch();
        }
    }

    /** Fetches the current keys: revocations of keys may have been lost. */
    public synchronized void refetch() {
        CompletableFuture<Void> unused = fetch();
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
            LOG.warn("Cannot fetch the issuer's keys; the last ones stay in use: {}", String.valueOf(failure));
        }
        return null;
    }

    private Map<String, VerificationKey> withoutRevoked(Map<String, VerificationKey> all) {
        Map<String, VerificationKey> good = new HashMap<>(all);
        good.keySet().removeAll(revoked);
        return Map.copyOf(good);
    }
}
