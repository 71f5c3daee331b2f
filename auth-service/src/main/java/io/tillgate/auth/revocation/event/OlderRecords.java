package io.tillgate.auth.revocation.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys whose last record was older than the revocation in the database. Either the older record was replayed, or
 * the newer one has not been read yet, as after two revocations in quick succession. In both cases the revocation is
 * signed again at once; the following records show which it was. Safe for concurrent use.
 */
@ApplicationScoped
class OlderRecords {
    /** How long it may take to read a record here after it was committed. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

    private final Map<String, Found> keys = new ConcurrentHashMap<>();

    /** When it was found, how often the revocation was signed again, and how many newer records followed. */
    private record Found(long since, int signedAnew, int newer) {}

    /** Adds a key whose last record is older and whose revocation was signed again. */
    void found(String key) {
        keys.merge(
                key,
                new Found(System.nanoTime(), 1, 0),
                (known, one) -> new Found(known.since(), known.signedAnew() + 1, known.newer()));
    }

    /** Counts records that followed for a key, the last of which is not older. */
    void followed(String key, int records) {
        keys.computeIfPresent(
                key, (same, known) -> new Found(known.since(), known.signedAnew(), known.newer() + records));
    }

    /** Returns the keys of which only the records signed again have followed: their older record was replayed. */
    List<String> replayed() {
        long until = System.nanoTime() - ON_ITS_WAY.toNanos();
        keys.values().removeIf(found -> found.since() - until <= 0 && found.newer() > found.signedAnew());
        return keys.entrySet().stream()
                .filter(entry -> entry.getValue().since() - until <= 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Forgets a key after it has been reported. */
    void forget(String key) {
        keys.remove(key);
    }
}
