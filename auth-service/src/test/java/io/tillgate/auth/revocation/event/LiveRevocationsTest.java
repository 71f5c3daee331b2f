package io.tillgate.auth.revocation.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.auth.RealServers;
import io.tillgate.auth.revocation.Revocation;
import io.tillgate.auth.revocation.RevocationTarget;
import io.tillgate.auth.support.memory.ChangeNotices;
import io.tillgate.resource.token.VerifiedToken;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class LiveRevocationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    @SuppressWarnings("NullAway.Init")
    Pool pool;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ChangeNotices notices;

    private final CountDownLatch forgetting = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    @DisplayName("A revocation is noted without a wait while expired ones are removed, and never overlooked")
    void neverBlocks() {
        LiveRevocations live = new LiveRevocations(pool, notices, slowClock());
        VerifiedToken revoked = token();
        VerifiedToken other = token();
        await().atMost(PATIENCE).until(() -> live.clears(revoked));
        CompletableFuture<Void> forgotten = CompletableFuture.runAsync(live::forgetExpired);
        try {
            await().atMost(PATIENCE).until(() -> forgetting.getCount() == 0);

            assertThat(CompletableFuture.runAsync(() -> live.note(revocation(revoked))))
                    .succeedsWithin(PATIENCE);

            assertThat(live.clears(revoked)).isFalse();
        } finally {
            mayEnd.countDown();
        }
        assertThat(forgotten).succeedsWithin(PATIENCE);
        await().atMost(PATIENCE).until(() -> live.clears(other));
        assertThat(live.clears(revoked)).isFalse();
    }

    private Clock slowClock() {
        InstantSource slow = () -> {
            forgetting.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Instant.now();
        };
        return slow.withZone(ZoneOffset.UTC);
    }

    private static Revocation revocation(VerifiedToken token) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Revocation(RevocationTarget.token(token.tokenId()), now, now.plusSeconds(60), "test", null);
    }

    private static VerifiedToken token() {
        Instant now = Instant.now();
        String id = UUID.randomUUID().toString();
        return new VerifiedToken(
                "issuer", id, "a", "c", null, null, null, Set.of(), Set.of(), now, now.plusSeconds(60), null);
    }
}
