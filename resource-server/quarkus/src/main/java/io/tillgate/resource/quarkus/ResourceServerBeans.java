package io.tillgate.resource.quarkus;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Identifier;
import io.tillgate.resource.RecentSignIn;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.enforcement.EnforcementTopic;
import io.tillgate.resource.issuer.FurtherIssuer;
import io.tillgate.resource.issuer.IssuerSettings;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.revocation.RevocationTopic;
import io.tillgate.resource.revocation.SnapshotPlace;
import io.tillgate.resource.staleness.StalenessLimits;
import io.tillgate.resource.token.IntrospectionReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The beans of the core. It has its own UTC clock, so that it requires none of the application. */
@Dependent
class ResourceServerBeans {
    private static final Clock CLOCK = Clock.systemUTC();

    private final ResourceServerConfig config;

    ResourceServerBeans(ResourceServerConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    TrustedIssuers issuers(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            RevocationTimer timer,
            @ConfigProperty(name = "quarkus.application.name", defaultValue = "resource-server") String service) {
        return new TrustedIssuers(main(kafka), further(), service, timer, CLOCK);
    }

    @Produces
    @Singleton
    VerifiedTokenCache<SecurityIdentity> cache(TrustedIssuers issuers) {
        return new VerifiedTokenCache<>(
                config.cache().maximumSize(), token -> issuers.of(token).revocations(), CLOCK);
    }

    @Produces
    @Singleton
    RecentSignIn recentSignIn() {
        return new RecentSignIn(config.recentSignIn(), CLOCK);
    }

    @Produces
    @Singleton
    TokenReader tokenReader(TrustedIssuers issuers) {
        return new TokenReader(
                issuers, new IntrospectionReader(config.issuer(), config.audience(), config.clockSkew(), CLOCK));
    }

    private IssuerSettings main(Map<String, Object> kafka) {
        ResourceServerConfig.Enforcement enforcement = config.enforcement();
        ResourceServerConfig.Staleness staleness = config.staleness();
        ResourceServerConfig.Snapshot snapshot = config.snapshot();
        return new IssuerSettings(
                config.issuer(),
                config.formerIssuers().orElse(Set.of()),
                config.audience(),
                IssuerSettings.jwksOf(config.authServerUrl()),
                config.clockSkew(),
                config.keys().refreshInterval(),
                new RevocationTopic(config.revocation().topic(), kafka),
                config.revocation().quarantine(),
                enforcement.enabled() ? new EnforcementTopic(enforcement.topic(), kafka) : null,
                new StalenessLimits(
                        staleness.policy(), staleness.maxAge(), staleness.serveStaleLimit(), staleness.scopes()),
                snapshot.directory()
                        .map(directory -> SnapshotPlace.of(directory, snapshot.maximumMebibytes(), snapshot.interval()))
                        .orElse(null));
    }

    private Map<String, FurtherIssuer> further() {
        Map<String, FurtherIssuer> all = new HashMap<>();
        config.issuers()
                .forEach((name, issuer) -> all.put(
                        name,
                        new FurtherIssuer(
                                issuer.issuer(),
                                issuer.formerIssuers().orElse(Set.of()),
                                issuer.audience().orElse(Set.of()),
                                issuer.jwksUrl(),
                                issuer.kafka(),
                                issuer.revocation().topic(),
                                issuer.enforcement().enabled()
                                        ? issuer.enforcement().topic()
                                        : null)));
        return all;
    }
}
