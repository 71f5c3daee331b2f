package io.tillgate.auth.revocation.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys whose last record was older than the revocation in the database. Either somebody wrote the older one again, or the
 * newer one had not been read yet, as of two revocations in quick succession. In both cases the revocation is signed anew at
 * once; the records that follow tell which it was. Safe for concurrent use.
 */
@ApplicationScoped
class OlderRecords {
    /** How long a record that is committed may take to be read here. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

    private final Map<String, Found> keys = new ConcurrentHashMap<>();
    private final Clock clock;

    OlderRecords(Clock clock) {
        this.clock = clock;
    }

    /** When it began, how often the revocation was signed again, and how many records came that are not older. */
    private record Found(Instant since, int signedAnew, int newer) {}

    /** Notes that a key's last record is older, and that its revocation is therefore signed again. */
    void found(String key) {
        keys.merge(
                key,
                new Found(clock.instant(), 1, 0),
                (known, one) -> new Found(known.since(), known.signedAnew() + 1, known.newer()));
    }

    /** Notes records of a key, the last of which is not older. */
    void followed(String key, int records) {
        keys.computeIfPresent(
                key, (same, known) -> new Found(known.since(), known.signedAnew(), known.newer() + records));
    }

    /** The keys for which only the records that were signed again have come: the older record was replayed. */
    List<String> replayed() {
        Instant until = clock.instant().minus(ON_ITS_WAY);
        keys.values().removeIf(found -> !found.since().isAfter(until) && found.newer() > found.signedAnew());
        return keys.entrySet().stream()
                .filter(entry -> !entry.getValue().since().isAfter(until))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Forgets a key, once it is told. */
    void forget(String key) {
        keys.remove(key);
    }
}
