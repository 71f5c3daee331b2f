package io.tillgate.resource.settings;

import io.tillgate.resource.staleness.StalenessPolicy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the settings of a protected API and collects all problems, before anything is built from them. */
public final class SettingsCheck {
    /** The prefix of all settings. */
    public static final String PREFIX = "tillgate.resource-server.";

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** A heartbeat comes every second. */
    private static final Duration LEAST_LIMIT = Duration.ofSeconds(2);

    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);
    private static final String BROKERS = "bootstrap.servers";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

    private final UnaryOperator<String> inKey;
    private final Set<String> issuers = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    /** @param inKey writes a map key as part of a setting's key, with the framework's separators */
    public SettingsCheck(UnaryOperator<String> inKey) {
        this.inKey = inKey;
    }

    /** Checks the issuer, the audience and auth-service's address. */
    public SettingsCheck identity(
            @Nullable String issuer, @Nullable Set<String> audience, @Nullable URI authServerUrl) {
        return require(isPresent(issuer), "issuer: must not be blank")
                .require(audience != null && !audience.isEmpty(), "audience: name at least one")
                .require(
                        authServerUrl != null && authServerUrl.isAbsolute(),
                        "auth-server-url: must be an absolute address");
    }

    /** Checks that an issuer shares no current or former name with another issuer. */
    public SettingsCheck issuerNames(@Nullable String issuer, Set<String> formerIssuers) {
        Set<String> names = new HashSet<>(formerIssuers);
        if (issuer != null) {
            names.add(issuer);
        }
        names.forEach(name -> require(issuers.add(name), "issuers: two issuers have the name " + name));
        return this;
    }

    /** Checks the settings of a further issuer. */
    public SettingsCheck furtherIssuer(
            String name, @Nullable String issuer, @Nullable URI jwksUrl, Map<String, String> kafka) {
        String key = "issuers" + inKey.apply(name);
        return require(NAME.matcher(name).matches(), key + ": use lower-case letters, digits and hyphens")
                .require(isPresent(issuer), key + ".issuer: must not be blank")
                .require(jwksUrl != null && jwksUrl.isAbsolute(), key + ".jwks-url: must be an absolute address")
                .require(
                        kafka.isEmpty() || isPresent(kafka.get(BROKERS)),
                        key + ".kafka: name the brokers (" + BROKERS + "), or leave it out to use those of the API");
    }

    /** Checks the name of the API key header. */
    public SettingsCheck apiKeyHeader(String name) {
        return require(HEADER.matcher(name).matches(), "api-key-header: must be the name of a header")
                .require(
                        !name.equalsIgnoreCase("Authorization"),
                        "api-key-header: must not be Authorization, which contains access tokens");
    }

    /** Checks the client for introspection, which the policy {@link StalenessPolicy#INTROSPECT} requires. */
    public SettingsCheck client(@Nullable String id, @Nullable Path secretFile, StalenessPolicy policy) {
        return require(
                        policy != StalenessPolicy.INTROSPECT || isPresent(id),
                        "staleness.policy: introspect requires client-id and client-secret-file")
                .require(
                        isPresent(id) == (secretFile != null), "client-id and client-secret-file: give both or neither")
                .require(
                        secretFile == null || (Files.isRegularFile(secretFile) && Files.isReadable(secretFile)),
                        "client-secret-file: cannot be read: " + secretFile);
    }

    /** Checks the tolerated clock skew. */
    public SettingsCheck clockSkew(Duration skew) {
        return require(!skew.isNegative() && skew.compareTo(MAX_CLOCK_SKEW) <= 0, "clock-skew: 0s to 5m");
    }

    /** Checks the settings of the token cache. */
    public SettingsCheck cache(long maximumSize, Duration jwtTtl, Duration opaqueTtl) {
        return require(maximumSize >= 0, "cache.maximum-size: must not be negative")
                .require(!jwtTtl.isNegative(), "cache.jwt-ttl: must not be negative")
                .require(!opaqueTtl.isNegative(), "cache.opaque-ttl: must not be negative");
    }

    /** Checks the interval of key fetches and the duration of the quarantine. */
    public SettingsCheck intervals(Duration keysRefresh, Duration quarantine) {
        return require(keysRefresh.compareTo(SECOND) >= 0, "keys.refresh-interval: 1s or more")
                .require(!quarantine.isNegative(), "revocation.quarantine: must not be negative");
    }

    /** Checks the staleness policy and its limits. */
    public SettingsCheck staleness(
            StalenessPolicy policy, Duration maxAge, Duration serveStaleLimit, Map<String, Duration> scopes) {
        scopes.forEach((scope, limit) ->
                require(limit.compareTo(LEAST_LIMIT) >= 0, "staleness.scopes" + inKey.apply(scope) + ": 2s or more"));
        return require(maxAge.compareTo(LEAST_LIMIT) >= 0, "staleness.max-age: 2s or more")
                .require(
                        serveStaleLimit.compareTo(maxAge) >= 0,
                        "staleness.serve-stale-limit: must not be below max-age")
                .require(
                        scopes.isEmpty() || policy != StalenessPolicy.INTROSPECT,
                        "staleness.scopes: must not be set with the policy introspect, which never uses stale data");
    }

    /** Checks the settings of the snapshot. */
    public SettingsCheck snapshot(Duration interval, int maximumMebibytes) {
        return require(interval.compareTo(SECOND) >= 0, "snapshot.interval: 1s or more")
                .require(maximumMebibytes >= 1, "snapshot.maximum-mebibytes: 1 or more");
    }

    /** Adds a problem unless the condition holds; its text begins with the setting's key without the prefix. */
    public SettingsCheck require(boolean condition, String problem) {
        if (!condition) {
            problems.add(PREFIX + problem);
        }
        return this;
    }

    /** The problems; empty if there are none. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Returns whether a text is neither null nor blank. */
    public static boolean isPresent(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
