package io.tillgate.benchmarks.inner;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.token.VerifiedToken;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Checks whether a token is revoked, by all its keys, among a million revocations. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RevocationBenchmark {
    private static final int REVOCATIONS = 1_000_000;
    private static final int TOKENS = 4_096;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Random random = new Random(1);
    private final RevocationLog log = new RevocationLog();
    private final VerifiedToken[] living = new VerifiedToken[TOKENS];
    private final VerifiedToken[] revoked = new VerifiedToken[TOKENS];
    private int next;

    /** Revokes a million tokens, grants, accounts and keys. */
    @Setup
    public void fill() {
        Kind[] kinds = {Kind.JTI, Kind.GRANT, Kind.SUB, Kind.KEY};
        for (int i = 0; i < REVOCATIONS; i++) {
            revoke(kinds[i % kinds.length], uuid());
        }
        revoke(Kind.CLIENT, "till");
        revoke(Kind.SCOPE, "sales:void");
        for (int i = 0; i < TOKENS; i++) {
            living[i] = token();
            revoked[i] = token();
            revoke(Kind.GRANT, String.valueOf(revoked[i].grantId()));
        }
    }

    /** Checks a token that is not revoked. */
    @Benchmark
    public boolean living() {
        return log.isRevoked(living[next++ & TOKENS - 1]);
    }

    /** Checks a token whose grant is revoked. */
    @Benchmark
    public boolean revoked() {
        return log.isRevoked(revoked[next++ & TOKENS - 1]);
    }

    private void revoke(Kind kind, String value) {
        log.apply(new Revocation(
                "set", "issuer", NOW, RevocationKey.of(kind, value), NOW, NOW.plusSeconds(3600), "test", null));
    }

    private VerifiedToken token() {
        return new VerifiedToken(
                "issuer",
                uuid(),
                uuid(),
                "pos-admin",
                uuid(),
                null,
                "key-1",
                Set.of("sales:create", "sales:refund", "menu:read"),
                Set.of("user"),
                NOW,
                NOW.plusSeconds(3600),
                null);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
