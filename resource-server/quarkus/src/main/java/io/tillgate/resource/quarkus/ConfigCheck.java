package io.tillgate.resource.quarkus;

import io.tillgate.resource.settings.SettingsCheck;
import java.util.List;
import java.util.Set;

/** Checks the configuration and reports all problems at once, before anything is built from it. */
final class ConfigCheck {
    private ConfigCheck() {}

    static void check(ResourceServerConfig config) {
        ResourceServerConfig.Cache cache = config.cache();
        ResourceServerConfig.Staleness staleness = config.staleness();
        SettingsCheck check = new SettingsCheck(name -> ".\"" + name + "\"")
                .identity(config.issuer(), config.audience(), config.authServerUrl())
                .apiKeyHeader(config.apiKeyHeader())
                .client(
                        config.clientId().orElse(null),
                        config.clientSecretFile().orElse(null),
                        staleness.policy())
                .clockSkew(config.clockSkew())
                .require(config.recentSignIn().toSeconds() >= 1, "recent-sign-in: 1s or more")
                .cache(cache.maximumSize(), cache.jwtTtl(), cache.opaqueTtl())
                .intervals(config.keys().refreshInterval(), config.revocation().quarantine())
                .staleness(staleness.policy(), staleness.maxAge(), staleness.serveStaleLimit(), staleness.scopes())
                .snapshot(config.snapshot().interval(), config.snapshot().maximumMebibytes());
        check.issuerNames(config.issuer(), config.formerIssuers().orElse(Set.of()));
        config.issuers()
                .forEach((name, further) -> check.furtherIssuer(
                                name, further.issuer(), further.jwksUrl(), further.kafka())
                        .issuerNames(further.issuer(), further.formerIssuers().orElse(Set.of())));
        List<String> problems = check.problems();
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
    }
}
