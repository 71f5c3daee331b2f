package io.tillgate.resource.key;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys by their id. A fetch replaces the whole set; where it fails, the last one stays. An unknown id asks
 * for a new set, at most once per interval, so that made-up ids cost the issuer nothing. Safe for any thread; looking up
 * a known key does not block.
 */
public final class VerificationKeys {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationKeys.class);

    private final JwkSetClient client;
    private final Duration refreshInterval;
    private final Clock clock;
    private volatile Map<String, VerificationKey> keys = Map.of();
    private Instant lastAttempt = Instant.EPOCH;

    /** No keys yet; {@code refreshInterval} is the least time between two fetches. */
    public VerificationKeys(JwkSetClient client, Duration refreshInterval, Clock clock) {
        this.client = client;
        this.refreshInterval = refreshInterval;
        this.clock = clock;
    }

    /** A key that is known already; asks nobody. */
    public Optional<VerificationKey> known(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /**
     * A key, fetched where it is not known and a fetch is due. Blocks for the fetch.
     *
     * @throws KeysUnavailableException where no key at all is known
     */
    public Optional<VerificationKey> find(String keyId) throws InterruptedException {
        if (!keys.containsKey(keyId)) {
            refresh(keyId);
        }
        return known(keyId);
    }

    private synchronized void refresh(String wantedId) throws InterruptedException {
        boolean known = keys.containsKey(wantedId);
        boolean tooSoon = !keys.isEmpty() && lastAttempt.plus(refreshInterval).isAfter(clock.instant());
        if (known || tooSoon) {
            return;
        }
        lastAttempt = clock.instant();
        try {
            keys = client.fetch();
        } catch (IOException e) {
            if (keys.isEmpty()) {
                throw new KeysUnavailableException("the issuer's keys cannot be fetched", e);
            }
            LOG.warn("The issuer's keys cannot be refetched, the last ones stay: {}", e.toString());
        }
    }
}
