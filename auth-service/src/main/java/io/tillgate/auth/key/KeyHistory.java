package io.tillgate.auth.key;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All keys of the issuer. Nothing but times says what state a key is in, so that every instance comes to the same answer
 * by itself.
 *
 * @param keys by algorithm, the oldest generation first
 */
public record KeyHistory(List<StoredKey> keys) {

    /** Copies the list. */
    public KeyHistory {
        keys = List.copyOf(keys);
    }

    /** A key by its id. */
    public Optional<StoredKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** The number that the next key of an algorithm gets. */
    public long nextGeneration(SigningAlgorithm algorithm) {
        return keys.stream()
                        .filter(key -> key.algorithm() == algorithm)
                        .mapToLong(StoredKey::generation)
                        .max()
                        .orElse(0)
                + 1;
    }

    /** The newest usable key of an algorithm: signing, or next to sign. */
    public Optional<StoredKey> newest(SigningAlgorithm algorithm) {
        return keys.stream()
                .filter(key -> key.algorithm() == algorithm && !key.isRevoked())
                .max(Comparator.comparingLong(StoredKey::generation));
    }

    /** When a key's successor signs in its stead; empty where there is none yet. */
    public Optional<Instant> retiresAt(StoredKey key) {
        return keys.stream()
                .filter(other -> other.algorithm() == key.algorithm()
                        && !other.isRevoked()
                        && other.generation() > key.generation())
                .map(StoredKey::activatesAt)
                .min(Comparator.naturalOrder());
    }

    /** What a key is good for at a time. */
    public KeyState state(StoredKey key, Instant at) {
        if (key.isRevoked()) {
            return KeyState.REVOKED;
        }
        if (key.activatesAt().isAfter(at)) {
            return KeyState.NEXT;
        }
        return retiresAt(key).filter(time -> !time.isAfter(at)).isPresent() ? KeyState.RETIRED : KeyState.SIGNING;
    }

    /** The keys whose public parts are in the JWK set, and whose signatures count: retired after a time, or not at all. */
    List<StoredKey> published(Instant retiredAfter) {
        return keys.stream()
                .filter(key -> !key.isRevoked())
                .filter(key -> retiresAt(key)
                        .filter(time -> time.isBefore(retiredAfter))
                        .isEmpty())
                .toList();
    }
}
