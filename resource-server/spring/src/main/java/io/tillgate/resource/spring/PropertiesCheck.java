package io.tillgate.resource.spring;

import io.tillgate.resource.settings.SettingsCheck;
import java.util.List;

/** Checks the settings and reports all problems at once, before anything is built from them. */
final class PropertiesCheck {
    private PropertiesCheck() {}

    static void check(ResourceServerProperties properties) {
        ResourceServerProperties.Cache cache = properties.cache();
        ResourceServerProperties.Staleness staleness = properties.staleness();
        SettingsCheck check = new SettingsCheck(name -> "[" + name + "]")
                .identity(properties.issuer(), properties.audience(), properties.authServerUrl())
                .apiKeyHeader(properties.apiKeyHeader())
                .client(properties.clientId(), properties.clientSecretFile(), staleness.policy())
                .clockSkew(properties.clockSkew())
                .cache(cache.maximumSize(), cache.jwtTtl(), cache.opaqueTtl())
                .intervals(
                        properties.keys().refreshInterval(),
                        properties.revocation().quarantine())
                .staleness(staleness.policy(), staleness.maxAge(), staleness.serveStaleLimit(), staleness.scopes())
                .snapshot(
                        properties.snapshot().interval(), properties.snapshot().maximumMebibytes())
                .require(
                        SettingsCheck.isPresent(properties.kafka().get("bootstrap.servers")),
                        "kafka.bootstrap.servers: name the brokers");
        check.issuerNames(properties.issuer(), properties.formerIssuers());
        properties
                .issuers()
                .forEach((name, further) -> check.furtherIssuer(
                                name, further.issuer(), further.jwksUrl(), further.kafka())
                        .issuerNames(further.issuer(), further.formerIssuers()));
        List<String> problems = check.problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", problems));
        }
    }
}
