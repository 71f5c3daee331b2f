package io.tillgate.resource.spring;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.enforcement.Enforcement;
import io.tillgate.resource.enforcement.EnforcementReporter;
import io.tillgate.resource.enforcement.EnforcementTopic;
import io.tillgate.resource.enforcement.InstanceIdentity;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.measure.Measure;
import io.tillgate.resource.measure.ResourceServerMeasures;
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
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The core as beans, where {@code tillgate.resource-server.issuer} is set. Its clock is UTC and its own. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnProperty("tillgate.resource-server.issuer")
@EnableConfigurationProperties(ResourceServerProperties.class)
@Import(TokenSecurityConfiguration.class)
public class ResourceServerAutoConfiguration {
    static final Clock CLOCK = Clock.systemUTC();
    private static final long BYTES_PER_MEBIBYTE = 1024L * 1024;

    private final ResourceServerProperties properties;

    ResourceServerAutoConfiguration(ResourceServerProperties properties) {
        PropertiesCheck.check(properties);
        this.properties = properties;
    }

    @Bean
    RevocationLog tillgateRevocationLog() {
        return new RevocationLog();
    }

    @Bean
    Freshness tillgateFreshness() {
        return new Freshness(CLOCK, properties.enforcement().enabled());
    }

    @Bean
    Quarantine tillgateQuarantine() {
        return new Quarantine(properties.revocation().quarantine(), CLOCK);
    }

    @Bean
    StalenessGate tillgateStalenessGate(Freshness freshness) {
        ResourceServerProperties.Staleness staleness = properties.staleness();
        return new StalenessGate(
                freshness, staleness.policy(), staleness.maxAge(), staleness.serveStaleLimit(), staleness.scopes());
    }

    @Bean
    VerifiedTokenCache<TokenAuthentication> tillgateTokenCache(RevocationLog log) {
        return new VerifiedTokenCache<>(properties.cache().maximumSize(), log, CLOCK);
    }

    @Bean
    VerificationKeys tillgateKeys() {
        return new VerificationKeys(
                new JwkSetClient(address("oauth/jwks")), properties.keys().refreshInterval(), CLOCK);
    }

    @Bean
    RecordApplier tillgateRecordApplier(
            VerificationKeys keys, RevocationLog log, Freshness freshness, Quarantine quarantine) {
        Set<String> issuers = new HashSet<>(properties.formerIssuers());
        issuers.add(properties.issuer());
        SecurityEventVerifier verifier = new SecurityEventVerifier(issuers, keys, properties.clockSkew(), CLOCK);
        return new RecordApplier(verifier, log, freshness, quarantine, CLOCK);
    }

    /** Who this process is to those who wait for what it applies. */
    @Bean(destroyMethod = "")
    @ConditionalOnBooleanProperty(name = "tillgate.resource-server.enforcement.enabled", matchIfMissing = true)
    EnforcementReporter tillgateEnforcementReporter(
            Freshness freshness,
            StalenessGate gate,
            @Value("${spring.application.name:resource-server}") String service) {
        return new EnforcementReporter(
                new EnforcementTopic(properties.enforcement().topic(), new HashMap<>(properties.kafka())),
                InstanceIdentity.of(service),
                freshness,
                gate.longestStaleness(),
                CLOCK);
    }

    @Bean(destroyMethod = "")
    RevocationReader tillgateRevocationReader(
            RecordApplier applier,
            Freshness freshness,
            ObjectProvider<EnforcementReporter> reporter,
            VerificationKeys keys) {
        RevocationTopic topic = new RevocationTopic(properties.revocation().topic(), new HashMap<>(properties.kafka()));
        @Nullable EnforcementReporter told = reporter.getIfAvailable();
        return new RevocationReader(
                topic, applier, freshness, told == null ? Enforcement.UNTOLD : told, snapshot(keys));
    }

    @Bean
    RevocationReading tillgateRevocationReading(
            RevocationReader reader, ObjectProvider<EnforcementReporter> reporter) {
        return new RevocationReading(reader, reporter.getIfAvailable());
    }

    private @Nullable RevocationSnapshot snapshot(VerificationKeys keys) {
        ResourceServerProperties.Snapshot snapshot = properties.snapshot();
        return snapshot.directory() == null
                ? null
                : new RevocationSnapshot(
                        snapshot.directory(),
                        snapshot.maximumMebibytes() * BYTES_PER_MEBIBYTE,
                        snapshot.interval(),
                        keys,
                        CLOCK);
    }

    private URI address(String path) {
        String base = properties.authServerUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + path);
    }

    /** Health, where Spring Boot's Actuator is there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {
        @Bean
        HealthIndicator revocationsHealthIndicator(
                StalenessGate gate,
                Freshness freshness,
                Quarantine quarantine,
                RevocationReader reader,
                RecordApplier applier,
                RevocationLog log) {
            return new RevocationHealth(new ReadinessRule(gate, freshness, quarantine, reader, applier, log));
        }
    }

    /** Meters, where Micrometer is there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class MeterConfiguration {
        @Bean
        MeterBinder tillgateRevocationMeters(
                Freshness freshness,
                RevocationLog log,
                RecordApplier applier,
                Quarantine quarantine,
                VerifiedTokenCache<TokenAuthentication> cache) {
            List<Measure> measures =
                    new ArrayList<>(ResourceServerMeasures.of(freshness, log, applier, quarantine));
            measures.add(ResourceServerMeasures.of(cache));
            return new RevocationMeters(measures);
        }
    }
}
