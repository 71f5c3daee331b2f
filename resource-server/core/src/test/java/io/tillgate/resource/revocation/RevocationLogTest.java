package io.tillgate.resource.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.resource.token.VerifiedToken;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationLogTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private final RevocationLog log = new RevocationLog();

    @ParameterizedTest
    @CsvSource({"JTI,id", "GRANT,grant", "KEY,api-key", "KID,kid"})
    @DisplayName("Revocations of a token id, grant, API key or signing key apply regardless of the time of issue")
    void named(Kind kind, String value) {
        log.apply(revocation(kind, value, THEN));

        assertThat(log.isRevoked(token(THEN.minusSeconds(1)))).isTrue();
        assertThat(log.isRevoked(token(THEN.plusSeconds(100)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"SUB,account", "CLIENT,client", "SCOPE,sales:read"})
    @DisplayName("not_before: tokens issued before it are revoked, tokens issued at it or later are not")
    void before(Kind kind, String value) {
        log.apply(revocation(kind, value, THEN));

        assertThat(log.isRevoked(token(THEN.minusSeconds(1)))).isTrue();
        assertThat(log.isRevoked(token(THEN))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"JTI,other", "GRANT,id", "SUB,id", "CLIENT,account", "SCOPE,sales", "KID,client", "KEY,grant"})
    @DisplayName("Another's revocation does nothing")
    void others(Kind kind, String value) {
        log.apply(revocation(kind, value, THEN.plusSeconds(1000)));

        assertThat(log.isRevoked(token(THEN))).isFalse();
    }

    @Test
    @DisplayName("A replayed older record of the same key has no effect")
    void replayed() {
        log.apply(revocation(Kind.SUB, "account", THEN));
        log.apply(revocation(Kind.SUB, "account", THEN.minusSeconds(500)));

        assertThat(log.isRevoked(token(THEN.minusSeconds(1)))).isTrue();
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("A record is dropped once no token that it revokes can still be valid")
    void forgotten() {
        log.apply(revocation(Kind.JTI, "id", THEN));
        log.forgetExpired(THEN.plusSeconds(3600));
        assertThat(log.size()).isEqualTo(1);

        log.forgetExpired(THEN.plusSeconds(3601));

        assertThat(log.size()).isZero();
    }

    @Test
    @DisplayName("Any number of UUIDs are distinguished from each other and from names")
    void manyUuids() {
        for (int i = 0; i < 10_000; i++) {
            log.apply(revocation(Kind.JTI, new UUID(7, i).toString(), THEN));
        }
        log.apply(revocation(Kind.JTI, new UUID(7, 3).toString(), THEN));

        assertThat(log.size()).isEqualTo(10_000);
        for (int i = 0; i < 10_000; i++) {
            assertThat(log.isRevoked(token(new UUID(7, i).toString()))).isTrue();
            assertThat(log.isRevoked(token(new UUID(8, i).toString()))).isFalse();
        }
        log.apply(revocation(Kind.JTI, "abcdefab-0000-4000-8000-000000000000", THEN));
        assertThat(log.isRevoked(token("abcdefab-0000-4000-8000-000000000000"))).isTrue();
        assertThat(log.isRevoked(token("ABCDEFAB-0000-4000-8000-000000000000"))).isFalse();
        log.forgetExpired(THEN.plusSeconds(3601));
        assertThat(log.size()).isZero();
        assertThat(log.isRevoked(token(new UUID(7, 3).toString()))).isFalse();
    }

    @Test
    @DisplayName("The tokens of an unverified record are undecided until the record is verified")
    void suspected() {
        log.suspect(RevocationKey.of(Kind.GRANT, "grant"));
        log.suspect(RevocationKey.of(Kind.SUB, "another"));
        assertThatThrownBy(() -> log.isRevoked(token(THEN))).isInstanceOf(RevocationPendingException.class);

        log.apply(revocation(Kind.JTI, "id", THEN));
        assertThat(log.isRevoked(token(THEN))).as("dead for another reason").isTrue();
        assertThat(log.isRevoked(token("other"))).isFalse();

        log.dismissSuspects();
        assertThat(log.isRevoked(token("other"))).isFalse();
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("Readers meet a revocation as soon as it is applied, while the table grows under them")
    void concurrent() throws Exception {
        AtomicInteger appliedUpTo = new AtomicInteger(-1);
        Callable<Integer> reading = () -> {
            int missed = 0;
            for (int upTo = -1; upTo < 199_999; upTo = appliedUpTo.get()) {
                for (int i = Math.max(0, upTo - 50); i <= upTo; i++) {
                    missed += log.isRevoked(token(new UUID(i, ~i).toString())) ? 0 : 1;
                }
            }
            return missed;
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> readers = List.of(threads.submit(reading), threads.submit(reading));
            for (int i = 0; i < 200_000; i++) {
                log.apply(revocation(Kind.JTI, new UUID(i, ~i).toString(), THEN));
                appliedUpTo.set(i);
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS)).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static VerifiedToken token(String tokenId) {
        return new VerifiedToken(
                "issuer",
                tokenId,
                "account",
                "client",
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                THEN,
                THEN.plusSeconds(3600),
                null);
    }

    private static Revocation revocation(Kind kind, String value, Instant notBefore) {
        return new Revocation(
                "set", "issuer", THEN, RevocationKey.of(kind, value), notBefore, THEN.plusSeconds(3600), "test", null);
    }

    private static VerifiedToken token(Instant issuedAt) {
        return new VerifiedToken(
                "issuer",
                "id",
                "account",
                "client",
                "grant",
                "api-key",
                "kid",
                Set.of("menu:read", "sales:read"),
                Set.of(),
                issuedAt,
                issuedAt.plusSeconds(3600),
                null);
    }
}
