package io.tillgate.resource.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.token.RevokedTokenException;
import io.tillgate.resource.token.TokenDigest;
import io.tillgate.resource.token.VerifiedToken;
import io.tillgate.testissuer.TickingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerifiedTokenCacheTest {
    private static final TokenDigest DIGEST = TokenDigest.of("token");
    private final TickingClock clock = new TickingClock();
    private final RevocationLog log = new RevocationLog();
    private final VerifiedTokenCache<String> cache = new VerifiedTokenCache<>(100, log, clock);

    @Test
    @DisplayName("A cached token is found by its hash only")
    void hit() {
        cache.put(DIGEST, token(), "identity", Duration.ofMinutes(1));

        assertThat(cache.get(TokenDigest.of("token"))).contains("identity");
        assertThat(cache.get(TokenDigest.of("another"))).isEmpty();
    }

    @Test
    @DisplayName("Nothing is kept past its time, nor past the token's expiry")
    void expiry() {
        cache.put(DIGEST, token(), "identity", Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(cache.get(DIGEST)).isEmpty();

        cache.put(DIGEST, token(), "identity", Duration.ofDays(1));
        clock.advance(Duration.ofMinutes(10));
        assertThat(cache.get(DIGEST)).isEmpty();
    }

    @Test
    @DisplayName("Setting the clock back does not prolong entries: an entry from the future is verified again")
    void clockSetBack() {
        cache.put(DIGEST, token(), "identity", Duration.ofMinutes(1));
        clock.advance(Duration.ofHours(-1));

        assertThat(cache.get(DIGEST)).isEmpty();
    }

    @Test
    @DisplayName("A revocation that arrived between the verification and the cache is not lost")
    void race() {
        VerifiedToken verified = token();
        assertThat(log.isRevoked(verified)).isFalse();
        revoke(verified.tokenId());
        cache.put(DIGEST, verified, "identity", Duration.ofMinutes(1));

        assertThatThrownBy(() -> cache.get(DIGEST)).isInstanceOf(RevokedTokenException.class);
    }

    @Test
    @DisplayName("A revocation ends a cached token, and only that")
    void revoked() {
        cache.put(DIGEST, token(), "identity", Duration.ofMinutes(1));
        assertThat(cache.get(DIGEST)).isPresent();
        revoke("another");
        assertThat(cache.get(DIGEST)).isPresent();

        revoke("id");

        assertThatThrownBy(() -> cache.get(DIGEST)).isInstanceOf(RevokedTokenException.class);
        clock.advance(Duration.ofMinutes(1));
        assertThat(cache.get(DIGEST)).isEmpty();
    }

    @Test
    @DisplayName("A cached API key is dropped when its account or a scope is revoked; a revocation by id is permanent")
    void apiKey() {
        cache.put(DIGEST, apiKey(clock.instant()), "identity", Duration.ofMinutes(1));
        revoke(Kind.SUB, "account");
        assertThat(cache.get(DIGEST)).isEmpty();

        cache.put(DIGEST, apiKey(clock.instant().plusSeconds(2)), "less", Duration.ofMinutes(1));
        assertThat(cache.get(DIGEST)).isPresent();
        revoke(Kind.KEY, "key");
        assertThatThrownBy(() -> cache.get(DIGEST)).isInstanceOf(RevokedTokenException.class);
    }

    @Test
    @DisplayName("A cache of size zero keeps nothing")
    void none() {
        VerifiedTokenCache<String> nothing = new VerifiedTokenCache<>(0, log, clock);
        nothing.put(DIGEST, token(), "identity", Duration.ofMinutes(1));
        org.awaitility.Awaitility.await().until(() -> nothing.get(DIGEST).isEmpty());
    }

    private void revoke(String tokenId) {
        revoke(Kind.JTI, tokenId);
    }

    private void revoke(Kind kind, String id) {
        log.apply(new Revocation(
                "set",
                "issuer",
                clock.instant(),
                RevocationKey.of(kind, id),
                clock.instant().plusSeconds(1),
                clock.instant().plusSeconds(3600),
                "test",
                null));
    }

    private VerifiedToken apiKey(Instant asOf) {
        return new VerifiedToken(
                "issuer",
                "key:key",
                "account",
                "key:key",
                null,
                "key",
                null,
                Set.of(),
                Set.of(),
                asOf,
                Instant.MAX,
                null);
    }

    private VerifiedToken token() {
        return new VerifiedToken(
                "issuer",
                "id",
                "account",
                "client",
                null,
                null,
                "kid",
                Set.of(),
                Set.of(),
                clock.instant(),
                clock.instant().plusSeconds(600),
                null);
    }
}
