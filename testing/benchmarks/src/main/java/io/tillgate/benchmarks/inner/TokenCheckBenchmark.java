package io.tillgate.benchmarks.inner;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKey;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.resource.staleness.StalenessGate;
import io.tillgate.resource.staleness.StalenessPolicy;
import io.tillgate.resource.token.BearerToken;
import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.JwtVerifier;
import io.tillgate.resource.token.RevokedTokenException;
import io.tillgate.resource.token.TokenClaims;
import io.tillgate.resource.token.VerifiedToken;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testissuer.TokenFixture;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwt.consumer.InvalidJwtException;
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

/** Measures the check of a JWT from the header to the caller's identity, with and without the cache. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenCheckBenchmark {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Clock clock = Clock.systemUTC();
    private final RevocationLog log = new RevocationLog();
    private final Freshness freshness = new Freshness(clock);
    private final StalenessGate gate =
            new StalenessGate(freshness, StalenessPolicy.FAIL_CLOSED, Duration.ofDays(1), Duration.ofDays(1));
    private final VerifiedTokenCache<VerifiedToken> cache = new VerifiedTokenCache<>(10_000, log, clock);
    private final JwtVerifier verifier =
            new JwtVerifier(TestIssuer.ISSUER, Set.of(TokenFixture.AUDIENCE), Duration.ofSeconds(2));
    private List<String> authorization = List.of();
    private VerificationKeys keys;

    /** Signs the token and fetches the key. */
    @Setup
    public void sign() throws InterruptedException {
        AmazonCorrettoCryptoProvider.install();
        try (TestIssuer issuer = new TestIssuer()) {
            issuer.start();
            authorization = List.of("Bearer "
                    + new TokenFixture()
                            .with("exp", clock.instant().plus(KEPT).getEpochSecond())
                            .signedWith(issuer.key()));
            keys = new VerificationKeys(
                    new JwkSetClient(URI.create(issuer.url() + "/oauth/jwks")), Duration.ofSeconds(10), clock);
            var unused = keys.find(issuer.key().keyId()).orElseThrow();
        }
        freshness.replayCompleted();
        freshness.vouchedUntil(clock.instant());
    }

    /** Checks a token in the cache, which consults the revocation log. */
    @Benchmark
    public VerifiedToken warm() throws InvalidJwtException {
        BearerToken token = BearerToken.from(authorization).orElseThrow();
        if (gate.decide() != StalenessGate.Decision.SERVE) {
            throw new IllegalStateException("stale");
        }
        var known = cache.get(token.digest());
        if (known.isPresent()) {
            return known.get();
        }
        VerifiedToken verified = verified(token);
        cache.put(token.digest(), verified, verified, KEPT);
        return verified;
    }

    /** Verifies a token without the cache: signature, claims and revocation log. */
    @Benchmark
    public VerifiedToken verified() throws InvalidJwtException {
        return verified(BearerToken.from(authorization).orElseThrow());
    }

    private VerifiedToken verified(BearerToken token) throws InvalidJwtException {
        JoseHeader header = token.joseHeader().orElseThrow();
        VerificationKey key = keys.known(header.keyId()).orElseThrow();
        VerifiedToken verified = TokenClaims.of(verifier.verify(token.value(), key)::getClaimValue)
                .toToken(header.keyId());
        if (log.isRevoked(verified)) {
            throw new RevokedTokenException();
        }
        return verified;
    }
}
