package io.tillgate.resource.spring;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.measure.Measure;
import io.tillgate.resource.measure.ResourceServerMeasures;
import io.tillgate.resource.revocation.RevocationDelays;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans of the core, if {@code tillgate.resource-server.issuer} is set. It has its own UTC clock. */
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

    private final ResourceServerProperties properties;

    ResourceServerAutoConfiguration(ResourceServerProperties properties) {
        PropertiesCheck.check(properties);
        this.properties = properties;
    }

    @Bean(destroyMethod = "")
    TrustedIssuers tillgateTrustedIssuers(
            @Value("${spring.application.name:resource-server}") String service,
            ObjectProvider<RevocationDelays> delays) {
        return new TrustedIssuers(
                properties.main(),
                properties.further(),
                service,
                delays.getIfAvailable(() -> RevocationDelays.UNNOTED),
                CLOCK);
    }

    @Bean
    VerifiedTokenCache<TokenAuthentication> tillgateTokenCache(TrustedIssuers issuers) {
        return new VerifiedTokenCache<>(
                properties.cache().maximumSize(), token -> issuers.of(token).revocations(), CLOCK);
    }

    @Bean
    RevocationReading tillgateRevocationReading(TrustedIssuers issuers) {
        return new RevocationReading(issuers);
    }

    /** The health indicator, if Spring Boot's Actuator is on the class path. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {
        @Bean
        HealthIndicator revocationsHealthIndicator(TrustedIssuers issuers) {
            return new RevocationHealth(issuers);
        }
    }

    /** The meters, if Micrometer is on the class path. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class MeterConfiguration {
        @Bean
        RevocationTimer tillgateRevocationTimer() {
            return new RevocationTimer();
        }

        @Bean
        MeterBinder tillgateRevocationMeters(TrustedIssuers issuers, VerifiedTokenCache<TokenAuthentication> cache) {
            List<Measure> measures = new ArrayList<>(issuers.measures());
            measures.add(ResourceServerMeasures.of(cache));
            return new RevocationMeters(measures);
        }
    }
}
