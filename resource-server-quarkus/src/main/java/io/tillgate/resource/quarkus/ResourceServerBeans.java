package io.tillgate.resource.quarkus;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Identifier;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.enforcement.Enforcement;
import io.tillgate.resource.enforcement.EnforcementReporter;
import io.tillgate.resource.enforcement.EnforcementTopic;
import io.tillgate.resource.enforcement.InstanceIdentity;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.readiness.ReadinessRule;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.revocation.RevocationReader;
import io.tillgate.resource.revocation.RevocationSnapshot;
import io.tillgate.resource.revocation.RevocationTopic;
import io.tillgate.resource.revocation.SecurityEventVerifier;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.resource.staleness.StalenessGate;
import io.tillgate.resource.token.IntrospectionReader;
import io.tillgate.resource.token.JwtVerifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The core as beans. Its clock is UTC and its own, so that it does not ask the application for one. */
@Dependent
class ResourceServerBeans {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final long BYTES_PER_MEBIBYTE = 1024L * 1024;

    private final ResourceServerConfig config;

    ResourceServerBeans(ResourceServerConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    RevocationLog log() {
        return new RevocationLog();
    }

    @Produces
    @Singleton
    Freshness freshness() {
        return new Freshness(CLOCK, config.enforcement().enabled());
    }

    @Produces
    @Singleton
    Quarantine quarantine() {
        return new Quarantine(config.revocation().quarantine(), CLOCK);
    }

    @Produces
    @Singleton
    StalenessGate gate(Freshness freshness) {
        ResourceServerConfig.Staleness staleness = config.staleness();
        return new StalenessGate(
                freshness, staleness.policy(), staleness.maxAge(), staleness.serveStaleLimit(), staleness.scopes());
    }

    @Produces
    @Singleton
    VerifiedTokenCache<SecurityIdentity> cache(RevocationLog log) {
        return new VerifiedTokenCache<>(config.cache().maximumSize(), log, CLOCK);
    }

    @Produces
    @Singleton
    VerificationKeys keys() {
        String base = config.authServerUrl().toString();
        URI address = URI.create((base.endsWith("/") ? base : base + "/") + "oauth/jwks");
        return new VerificationKeys(new JwkSetClient(address), config.keys().refreshInterval(), CLOCK);
    }

    @Produces
    @Singleton
    JwtVerifier jwtVerifier() {
        return new JwtVerifier(config.issuer(), config.audience(), config.clockSkew());
    }

    @Produces
    @Singleton
    TokenReader tokenReader() {
        return new TokenReader(new IntrospectionReader(config.issuer(), config.audience(), config.clockSkew(), CLOCK));
    }

    @Produces
    @Singleton
    RecordApplier applier(
            VerificationKeys keys,
            RevocationLog log,
            Freshness freshness,
            Quarantine quarantine,
            RevocationTimer timer) {
        SecurityEventVerifier verifier = new SecurityEventVerifier(issuers(), keys, config.clockSkew(), CLOCK);
        return new RecordApplier(verifier, log, freshness, quarantine, timer, CLOCK);
    }

    private Set<String> issuers() {
        Set<String> issuers = new HashSet<>(config.formerIssuers().orElse(Set.of()));
        issuers.add(config.issuer());
        return issuers;
    }

    /** Who this process is to those who wait for what it applies. */
    @Produces
    @Singleton
    EnforcementReporter reporter(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Freshness freshness,
            StalenessGate gate,
            @ConfigProperty(name = "quarkus.application.name", defaultValue = "resource-server") String service) {
        return new EnforcementReporter(
                new EnforcementTopic(config.enforcement().topic(), kafka),
                InstanceIdentity.of(service),
                freshness,
                gate.longestStaleness(),
                CLOCK);
    }

    @Produces
    @Singleton
    RevocationReader reader(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            RecordApplier applier,
            Freshness freshness,
            EnforcementReporter reporter,
            VerificationKeys keys) {
        return new RevocationReader(
                new RevocationTopic(config.revocation().topic(), kafka),
                applier,
                freshness,
                config.enforcement().enabled() ? reporter : Enforcement.UNTOLD,
                snapshot(keys));
    }

    @Produces
    @Singleton
    ReadinessRule readiness(
            StalenessGate gate,
            Freshness freshness,
            Quarantine quarantine,
            RevocationReader reader,
            RecordApplier applier,
            RevocationLog log) {
        return new ReadinessRule(gate, freshness, quarantine, reader, applier, log);
    }

    private @Nullable RevocationSnapshot snapshot(VerificationKeys keys) {
        ResourceServerConfig.Snapshot snapshot = config.snapshot();
        return snapshot.directory()
                .map(directory -> new RevocationSnapshot(
                        directory, snapshot.maximumMebibytes() * BYTES_PER_MEBIBYTE, snapshot.interval(), keys, CLOCK))
                .orElse(null);
    }
}
