package io.tillgate.benchmarks.revocation;

import io.tillgate.resource.enforcement.Enforcement;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.revocation.RevocationReader;
import io.tillgate.resource.revocation.RevocationSnapshot;
import io.tillgate.resource.revocation.RevocationTopic;
import io.tillgate.resource.revocation.SecurityEventVerifier;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.testissuer.TestIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The revocation components of a resource server, assembled as in both adapters. */
final class MeasuredReader implements AutoCloseable {
    private static final long MAXIMUM_BYTES = 4L * 1024 * 1024 * 1024;
    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();
    private static final long GIVE_UP_NANOS = Duration.ofMinutes(10).toNanos();

    private final RevocationLog log = new RevocationLog();
    private final Freshness freshness = new Freshness(Clock.systemUTC());
    private final RevocationReader reader;

    MeasuredReader(String bootstrap, String issuer, @Nullable Path directory) {
        Clock clock = Clock.systemUTC();
        VerificationKeys keys = new VerificationKeys(
                new JwkSetClient(URI.create(issuer + "/oauth/jwks")), Duration.ofSeconds(10), clock);
        RecordApplier applier = new RecordApplier(
                new SecurityEventVerifier(Set.of(TestIssuer.ISSUER), keys, Duration.ofSeconds(2), clock),
                log,
                freshness,
                new Quarantine(Duration.ZERO, clock),
                clock);
        RevocationSnapshot snapshot = directory == null
                ? null
                : new RevocationSnapshot(directory, MAXIMUM_BYTES, Duration.ofSeconds(1), keys, clock);
        reader = new RevocationReader(
                RevocationTopic.of(Map.of("bootstrap.servers", bootstrap)),
                applier,
                freshness,
                Enforcement.UNTOLD,
                snapshot);
        reader.start();
    }

    int size() {
        return log.size();
    }

    double awaitReplayed(long startedNanos) {
        while (!freshness.isWithin(Duration.ofDays(1))) {
            LockSupport.parkNanos(POLL_NANOS);
            if (System.nanoTime() - startedNanos > GIVE_UP_NANOS) {
                throw new IllegalStateException("nothing is known: " + reader.condition());
            }
        }
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    double awaitVerified(long startedNanos) {
        while (reader.isVerifying()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    @Override
    public void close() {
        reader.close();
    }
}
