package io.tillgate.resource.spring;

import io.tillgate.resource.staleness.StalenessPolicy;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with the settings, before anything is built from them. */
final class PropertiesCheck {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LEAST_LIMIT = Duration.ofSeconds(2); // heartbeats come each second
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    private final List<String> problems = new ArrayList<>();

    static void check(ResourceServerProperties properties) {
        PropertiesCheck check = new PropertiesCheck();
        check.identity(properties);
        check.staleness(properties.staleness());
        check.durations(properties);
        if (!check.problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", check.problems));
        }
    }

    private void identity(ResourceServerProperties properties) {
        require(isPresent(properties.issuer()), "issuer: must not be blank");
        require(properties.audience() != null && !properties.audience().isEmpty(), "audience: name at least one");
        require(
                properties.authServerUrl() != null && properties.authServerUrl().isAbsolute(),
                "auth-server-url: must be an absolute address");
        require(isPresent(properties.kafka().get("bootstrap.servers")), "kafka.bootstrap.servers: name the brokers");
        require(
                isPresent(properties.apiKeyHeader())
                        && !properties.apiKeyHeader().equalsIgnoreCase("Authorization"),
                "api-key-header: must be a header, and not Authorization, where access tokens come");
        require(
                isPresent(properties.clientId()) == (properties.clientSecretFile() != null),
                "client-id and client-secret-file: give both or neither");
        require(
                properties.clientSecretFile() == null || Files.isReadable(properties.clientSecretFile()),
                "client-secret-file: cannot be read: " + properties.clientSecretFile());
    }

    private void staleness(ResourceServerProperties.Staleness staleness) {
        require(staleness.maxAge().compareTo(LEAST_LIMIT) >= 0, "staleness.max-age: 2s or more");
        require(
                staleness.serveStaleLimit().compareTo(staleness.maxAge()) >= 0,
                "staleness.serve-stale-limit: must not be below max-age");
        staleness
                .scopes()
                .forEach((scope, limit) ->
                        require(limit.compareTo(LEAST_LIMIT) >= 0, "staleness.scopes[" + scope + "]: 2s or more"));
        require(
                staleness.scopes().isEmpty() || staleness.policy() != StalenessPolicy.INTROSPECT,
                "staleness.scopes: not with the policy introspect, which serves nothing that is stale");
    }

    private void durations(ResourceServerProperties properties) {
        Duration skew = properties.clockSkew();
        require(!skew.isNegative() && skew.compareTo(MAX_CLOCK_SKEW) <= 0, "clock-skew: 0s to 5m");
        require(properties.cache().maximumSize() >= 0, "cache.maximum-size: must not be negative");
        require(!properties.cache().jwtTtl().isNegative(), "cache.jwt-ttl: must not be negative");
        require(!properties.cache().opaqueTtl().isNegative(), "cache.opaque-ttl: must not be negative");
        require(properties.keys().refreshInterval().compareTo(SECOND) >= 0, "keys.refresh-interval: 1s or more");
        require(!properties.revocation().quarantine().isNegative(), "revocation.quarantine: must not be negative");
        require(properties.snapshot().interval().compareTo(SECOND) >= 0, "snapshot.interval: 1s or more");
        require(properties.snapshot().maximumMebibytes() >= 1, "snapshot.maximum-mebibytes: 1 or more");
    }

    private static boolean isPresent(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            problems.add("tillgate.resource-server." + problem);
        }
    }
}
