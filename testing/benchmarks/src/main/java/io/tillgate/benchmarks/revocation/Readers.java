package io.tillgate.benchmarks.revocation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.resource.enforcement.EnforcementReporter;
import io.tillgate.resource.enforcement.EnforcementTopic;
import io.tillgate.resource.enforcement.InstanceIdentity;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.revocation.RevocationReader;
import io.tillgate.resource.revocation.RevocationTopic;
import io.tillgate.resource.revocation.SecurityEventVerifier;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.resource.token.VerifiedToken;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Additional resource servers, reduced to their revocation components. Each reads, verifies, stores and reports on its
 * own.
 */
public final class Readers implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 200_000;

    private final List<Reader> readers = new ArrayList<>();

    private record Reader(
            RevocationLog log, Freshness freshness, RevocationReader reader, EnforcementReporter reporter) {}

    /** Starts a number of readers, and waits until they are up to date. */
    public static Readers start(int count, String kafka, String issuer, URI authService) throws IOException {
        return start(count, Map.of("bootstrap.servers", kafka), issuer, authService);
    }

    /** Does the same with these settings of the Kafka clients. */
    public static Readers start(int count, Map<String, Object> client, String issuer, URI authService)
            throws IOException {
        Readers all = new Readers();
        for (int i = 0; i < count; i++) {
            all.readers.add(reader(client, issuer, authService));
        }
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!all.readers.stream().allMatch(reader -> reader.freshness.isWithin(LIMIT))) {
            if (System.nanoTime() > until) {
                throw new IOException("the readers do not follow the revocations");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return all;
    }

    private static Reader reader(Map<String, Object> client, String issuer, URI authService) {
        Clock clock = Clock.systemUTC();
        RevocationLog log = new RevocationLog();
        Freshness freshness = new Freshness(clock, true);
        VerificationKeys keys = new VerificationKeys(
                new JwkSetClient(authService.resolve("/oauth/jwks")), Duration.ofSeconds(10), clock);
        RecordApplier applier = new RecordApplier(
                new SecurityEventVerifier(Set.of(issuer), keys, Duration.ofSeconds(2), clock),
                log,
                freshness,
                new Quarantine(Duration.ofMinutes(15), clock),
                clock);
        EnforcementReporter reporter = new EnforcementReporter(
                new EnforcementTopic("tillgate.enforcement.v1", client),
                InstanceIdentity.of("benchmark"),
                freshness,
                LIMIT,
                clock);
        RevocationReader reader = new RevocationReader(RevocationTopic.of(client), applier, freshness, reporter, null);
        reporter.start();
        reader.start();
        return new Reader(log, freshness, reader, reporter);
    }

    /** Returns the token of an introspection response, as resource servers represent it. */
    static VerifiedToken token(JsonNode said) {
        String id = said.path("jti").asText();
        return new VerifiedToken(
                said.path("iss").asText(),
                id,
                said.path("sub").asText(),
                said.path("client_id").asText(id),
                said.path("grant_id").asText(null),
                said.path("key_id").asText(null),
                null,
                Set.of(said.path("scope").asText().split(" ")),
                Set.of(),
                Instant.ofEpochSecond(said.path("as_of").asLong(said.path("iat").asLong())),
                Instant.MAX,
                null);
    }

    /** Returns how many revocations each reader has applied at least. */
    public long applied() {
        return readers.stream().mapToLong(reader -> reader.log.version()).min().orElse(0);
    }

    /** Returns whether any reader refuses a token. */
    boolean anyRefuses(VerifiedToken token) {
        return readers.stream().anyMatch(reader -> reader.log.isRevoked(token));
    }

    /** Waits until all readers refuse a token, and returns the time by {@link System#nanoTime()}. */
    long untilAllRefuse(VerifiedToken token) {
        long giveUp = System.nanoTime() + LIMIT.toNanos();
        int next = 0;
        while (next < readers.size() && System.nanoTime() < giveUp) {
            if (readers.get(next).log.isRevoked(token)) {
                next++;
            } else {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        for (Reader reader : readers) {
            reader.reporter.close();
            reader.reader.close();
        }
    }
}
