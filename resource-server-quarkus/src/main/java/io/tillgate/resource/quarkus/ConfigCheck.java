package io.tillgate.resource.quarkus;

import io.tillgate.resource.staleness.StalenessPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds everything that is wrong with the configuration, before anything is built from it. */
final class ConfigCheck {
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);
    /** Heartbeats come each second. */
    private static final Duration LEAST_LIMIT = Duration.ofSeconds(2);

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
    private final List<String> problems = new ArrayList<>();

    static void check(ResourceServerConfig config) {
        ConfigCheck check = new ConfigCheck();
        check.durations(config);
        check.client(config);
        check.require(!config.issuer().isBlank(), "issuer: must not be blank");
        check.require(!config.audience().isEmpty(), "audience: name at least one");
        check.require(config.authServerUrl().isAbsolute(), "auth-server-url: must be an absolute address");
        check.require(HEADER.matcher(config.apiKeyHeader()).matches(), "api-key-header: must be the name of a header");
        check.require(
                !config.apiKeyHeader().equalsIgnoreCase("Authorization"),
                "api-key-header: must not be Authorization, where access tokens come");
        check.require(config.cache().maximumSize() >= 0, "cache.maximum-size: must not be negative");
        if (!check.problems.isEmpty()) {
            throw new InvalidConfigurationException(check.problems);
        }
    }

    private void durations(ResourceServerConfig config) {
        Duration skew = config.clockSkew();
        require(!skew.isNegative() && skew.compareTo(MAX_CLOCK_SKEW) <= 0, "clock-skew: 0s to 5m");
        require(!config.cache().jwtTtl().isNegative(), "cache.jwt-ttl: must not be negative");
        require(!config.cache().opaqueTtl().isNegative(), "cache.opaque-ttl: must not be negative");
        require(
                config.keys().refreshInterval().compareTo(Duration.ofSeconds(1)) >= 0,
                "keys.refresh-interval: 1s or more");
        require(!config.revocation().quarantine().isNegative(), "revocation.quarantine: must not be negative");
        ResourceServerConfig.Staleness staleness = config.staleness();
        require(staleness.maxAge().compareTo(LEAST_LIMIT) >= 0, "staleness.max-age: 2s or more");
        require(
                staleness.serveStaleLimit().compareTo(staleness.maxAge()) >= 0,
                "staleness.serve-stale-limit: must not be below max-age");
        staleness
                .scopes()
                .forEach((scope, limit) ->
                        require(limit.compareTo(LEAST_LIMIT) >= 0, "staleness.scopes.\"" + scope + "\": 2s or more"));
        require(
                staleness.scopes().isEmpty() || staleness.policy() != StalenessPolicy.INTROSPECT,
                "staleness.scopes: not with the policy introspect, which serves nothing that is stale");
        require(config.snapshot().interval().compareTo(Duration.ofSeconds(1)) >= 0, "snapshot.interval: 1s or more");
        require(config.snapshot().maximumMebibytes() >= 1, "snapshot.maximum-mebibytes: 1 or more");
    }

    private void client(ResourceServerConfig config) {
        require(
                config.clientId().isPresent() == config.clientSecretFile().isPresent(),
                "client-id and client-secret-file: give both or neither");
        config.clientSecretFile()
                .ifPresent(file -> require(isReadable(file), "client-secret-file: cannot be read: " + file));
    }

    private static boolean isReadable(Path file) {
        return Files.isRegularFile(file) && Files.isReadable(file);
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            problems.add("tillgate.resource-server." + problem);
        }
    }
}
