package io.tillgate.auth.key;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All keys of the issuer. The state of a key follows from its times alone, so that all instances agree on it.
 *
 * @param keys sorted by algorithm, the oldest generation first
 */
public record KeyHistory(List<StoredKey> keys) {

    public KeyHistory {
        keys = List.copyOf(keys);
    }

    /** Finds a key by its {@code kid}. */
    public Optional<StoredKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Returns the generation of the next key of an algorithm. */
    public long nextGeneration(SigningAlgorithm algorithm) {
        return keys.stream()
                        .filter(key -> key.algorithm() == algorithm)
                        .mapToLong(StoredKey::generation)
                        .max()
                        .orElse(0)
                + 1;
    }

    /** Returns the newest key of an algorithm that is not revoked; it signs now or will sign next. */
    public Optional<StoredKey> newest(SigningAlgorithm algorithm) {
        return keys.stream()
                .filter(key -> key.algorithm() == algorithm && !key.isRevoked())
                .max(Comparator.comparingLong(StoredKey::generation));
    }

    /** Returns the time at which a key's successor starts to sign; empty if there is no successor yet. */
    public Optional<Instant> retiresAt(StoredKey key) {
        return keys.stream()
                .filter(other -> other.algorithm() == key.algorithm()
                        && !other.isRevoked()
                        && other.generation() > key.generation())
                .map(StoredKey::activatesAt)
                .min(Comparator.naturalOrder());
    }

    /** Returns the state of a key at a time. */
    public KeyState state(StoredKey key, Instant at) {
        if (key.isRevoked()) {
            return KeyState.REVOKED;
        }
        if (key.activatesAt().isAfter(at)) {
            return KeyState.NEXT;
        }
        return retiresAt(key).filter(time -> !time.isAfter(at)).isPresent() ? KeyState.RETIRED : KeyState.SIGNING;
    }

    /** Returns the keys in the JWK set, whose signatures are accepted: not revoked and not retired before the time. */
    List<StoredKey> published(Instant retiredAfter) {
        return keys.stream()
                .filter(key -> !key.isRevoked())
                .filter(key -> retiresAt(key)
                        .filter(time -> time.isBefore(retiredAfter))
                        .isEmpty())
                .toList();
    }
}
