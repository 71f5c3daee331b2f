package io.tillgate.auth.oauth.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.support.memory.MemoryConfig;
import io.tillgate.resource.token.TokenDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The access tokens that were read recently, so that a token is neither verified nor looked up again. Each use checks
 * that the token has not expired and that the key that signed it is still published. The caller checks that it is not
 * revoked.
 */
@ApplicationScoped
class KnownTokens {
    private final Cache<TokenDigest, KnownToken> tokens;
    private final KeyRing keys;
    private final Clock clock;

    KnownTokens(KeyRing keys, Clock clock, MemoryConfig config) {
        this.tokens = Caffeine.newBuilder().maximumSize(config.maxRows()).build();
        this.keys = keys;
        this.clock = clock;
    }

    /** Returns a token from memory, or reads it. */
    Uni<Optional<KnownToken>> find(String value, Function<String, Uni<Optional<KnownToken>>> read) {
        return Uni.createFrom().deferred(() -> {
            TokenDigest digest = TokenDigest.of(value);
            Optional<KnownToken> known =
                    Optional.ofNullable(tokens.getIfPresent(digest)).filter(this::stands);
            return known.isPresent()
                    ? Uni.createFrom().item(known)
                    : read.apply(value).invoke(found -> found.ifPresent(token -> tokens.put(digest, token)));
        });
    }

    private boolean stands(KnownToken token) {
        return !token.isExpiredAt(clock.instant()) && (token.keyId() == null || keys.publishes(token.keyId()));
    }
}
