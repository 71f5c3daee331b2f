package io.tillgate.resource.quarkus;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Identifier;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.revocation.RevocationReader;
import io.tillgate.resource.revocation.RevocationTopic;
import io.tillgate.resource.revocation.SecurityEventVerifier;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.resource.staleness.StalenessGate;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The core as beans. Its clock is UTC and its own, so that it does not ask the application for one. */
@Dependent
class ResourceServerBeans {
    private static final Clock CLOCK = Clock.systemUTC();
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
        return new Freshness(CLOCK);
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
        return new StalenessGate(freshness, staleness.policy(), staleness.maxAge(), staleness.serveStaleLimit());
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
        return new TokenReader(config.issuer(), config.audience(), config.clockSkew(), CLOCK);
    }

    @Produces
    @Singleton
    RecordApplier applier(VerificationKeys keys, RevocationLog log, Freshness freshness, Quarantine quarantine) {
        SecurityEventVerifier verifier = new SecurityEventVerifier(issuers(), keys, config.clockSkew(), CLOCK);
        return new RecordApplier(verifier, log, freshness, quarantine, CLOCK);
    }

    private Set<String> issuers() {
        Set<String> issuers = new HashSet<>(config.formerIssuers().orElse(Set.of()));
        issuers.add(config.issuer());
        return issuers;
    }

    @Produces
    @Singleton
    RevocationReader reader(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, RecordApplier applier, Freshness freshness) {
        return new RevocationReader(new RevocationTopic(config.revocation().topic(), kafka), applier, freshness);
    }
}
