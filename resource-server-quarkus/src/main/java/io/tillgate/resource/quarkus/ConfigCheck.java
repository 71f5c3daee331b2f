package io.tillgate.resource.quarkus;

import io.tillgate.resource.settings.SettingsCheck;
import java.util.List;

/** Finds everything that is wrong with the configuration, before anything is built from it. */
final class ConfigCheck {
    private ConfigCheck() {}

    static void check(ResourceServerConfig config) {
        ResourceServerConfig.Cache cache = config.cache();
        ResourceServerConfig.Staleness staleness = config.staleness();
        List<String> problems = new SettingsCheck(name -> ".\"" + name + "\"")
                .identity(config.issuer(), config.audience(), config.authServerUrl())
                .apiKeyHeader(config.apiKeyHeader())
                .client(config.clientId().orElse(null), config.clientSecretFile().orElse(null))
                .clockSkew(config.clockSkew())
                .cache(cache.maximumSize(), cache.jwtTtl(), cache.opaqueTtl())
                .intervals(config.keys().refreshInterval(), config.revocation().quarantine())
                .staleness(staleness.policy(), staleness.maxAge(), staleness.serveStaleLimit(), staleness.scopes())
                .snapshot(config.snapshot().interval(), config.snapshot().maximumMebibytes())
                .problems();
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
    }
}
