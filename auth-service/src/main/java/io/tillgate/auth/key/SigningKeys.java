package io.tillgate.auth.key;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The published keys, indexed for signing and verification. Immutable. */
final class SigningKeys {
    static final SigningKeys NONE = new SigningKeys(List.of());

    private final Map<JWSAlgorithm, List<SigningKey>> newestFirst;
    private final Map<String, SigningKey> byId;
    private final JwkSetDocument jwks;

    SigningKeys(Collection<SigningKey> keys) {
        List<SigningKey> sorted = keys.stream()
                .sorted(Comparator.comparing(SigningKey::algorithm)
                        .thenComparing(
                                Comparator.comparingLong(SigningKey::generation).reversed()))
                .toList();
        this.newestFirst = sorted.stream()
                .collect(Collectors.groupingBy(key -> key.algorithm().jws()));
        this.byId = sorted.stream().collect(Collectors.toUnmodifiableMap(SigningKey::id, Function.identity()));
        this.jwks = JwkSetDocument.of(sorted.stream().map(SigningKey::publicJwk).toList());
    }

    /** Returns the newest key that is active at a time; if none is active yet, the oldest one. */
    SigningKey at(JWSAlgorithm algorithm, long epochMillis) {
        List<SigningKey> candidates = newestFirst.getOrDefault(algorithm, List.of());
        for (SigningKey key : candidates) {
            if (key.activatesAt().toEpochMilli() <= epochMillis) {
                return key;
            }
        }
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("no key signs with " + algorithm);
        }
        return candidates.get(candidates.size() - 1);
    }

    @Nullable
    SigningKey byId(String id) {
        return byId.get(id);
    }

    Collection<String> ids() {
        return byId.keySet();
    }

    JwkSetDocument jwks() {
        return jwks;
    }
}
