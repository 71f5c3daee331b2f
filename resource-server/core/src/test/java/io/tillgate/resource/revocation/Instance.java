package io.tillgate.resource.revocation;

import io.tillgate.resource.enforcement.Enforcement;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.resource.token.VerifiedToken;
import io.tillgate.testissuer.TestIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reader with everything that it fills, as one process has it. */
final class Instance implements AutoCloseable {
    static final long NO_BACKLOG = Long.MAX_VALUE;
    private static final long MAXIMUM_BYTES = 10_000_000;

    final Clock clock = Clock.systemUTC();
    final RevocationLog log = new RevocationLog();
    final Freshness freshness = new Freshness(clock);
    final Quarantine quarantine = new Quarantine(Duration.ZERO, clock);
    final VerificationKeys keys;
    final RecordApplier applier;
    final RevocationReader reader;
    final @Nullable RevocationSnapshot snapshot;

    Instance(String bootstrap, String topic, TestIssuer issuer, @Nullable Path snapshotDirectory, long longBacklog) {
        keys = new VerificationKeys(
                new JwkSetClient(URI.create(issuer.url() + "/oauth/jwks")), Duration.ofMillis(200), clock);
        Set<String> issuers = Set.of(TestIssuer.ISSUER, ReaderWorld.FORMER_ISSUER);
        applier = new RecordApplier(
                new SecurityEventVerifier(issuers, keys, Duration.ofSeconds(2), clock),
                log,
                freshness,
                quarantine,
                clock);
        snapshot = snapshotDirectory == null
                ? null
                : new RevocationSnapshot(snapshotDirectory, MAXIMUM_BYTES, Duration.ZERO, keys, clock);
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrap, "metadata.max.age.ms", 1_000);
        reader = new RevocationReader(
                new RevocationTopic(topic, client), applier, freshness, Enforcement.UNTOLD, snapshot, longBacklog);
    }

    Instance start() {
        reader.start();
        return this;
    }

    /** Whether a token is served now. */
    boolean serves(String tokenId) {
        try {
            return !log.isRevoked(token(tokenId));
        } catch (RevocationPendingException e) {
            return false;
        }
    }

    static VerifiedToken token(String id) {
        Instant now = Instant.now();
        return new VerifiedToken(
                "issuer", id, "a", "c", null, null, null, Set.of(), Set.of(), now, now.plusSeconds(60), null);
    }

    @Override
    public void close() {
        reader.close();
    }
}
