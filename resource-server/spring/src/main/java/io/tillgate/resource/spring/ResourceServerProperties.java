package io.tillgate.resource.spring;

import io.tillgate.resource.enforcement.EnforcementTopic;
import io.tillgate.resource.issuer.FurtherIssuer;
import io.tillgate.resource.issuer.IssuerSettings;
import io.tillgate.resource.revocation.RevocationTopic;
import io.tillgate.resource.revocation.SnapshotPlace;
import io.tillgate.resource.staleness.StalenessLimits;
import io.tillgate.resource.staleness.StalenessPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of a protected API, with the same names as in the Quarkus module.
 *
 * @param issuer the issuer of the tokens, exactly as in their {@code iss}
 * @param formerIssuers former names of the issuer, under which its revocations still count
 * @param audience this API's identifiers in a token's {@code aud}; a token with any of them is accepted
 * @param authServerUrl the address at which this API reaches auth-service; keys and introspection are below
 *     {@code /oauth}
 * @param apiKeyHeader the header that carries API keys
 * @param clientId this API's own client, for introspection; without one only JWTs are accepted
 * @param clientSecretFile the file with the client's secret and nothing else
 * @param clockSkew the tolerated difference to the issuer's clock; 0s to 5m
 * @param kafka settings of the Kafka client for revocations and enforcement reports, such as {@code bootstrap.servers}
 * @param cache the verified-token cache
 * @param keys the issuer's keys
 * @param revocation the revocation log
 * @param enforcement the reports of the revocations that this instance has applied
 * @param staleness the behaviour while the knowledge of revocations is stale
 * @param snapshot the snapshot on disk
 * @param issuers further issuers whose JWTs are accepted, by names of your choice (lower case letters, digits,
 *     hyphens); an API that sets this must check {@code TokenIdentity.issuer()}
 */
@ConfigurationProperties("tillgate.resource-server")
public record ResourceServerProperties(
        String issuer,
        @DefaultValue Set<String> formerIssuers,
        Set<String> audience,
        URI authServerUrl,
        @DefaultValue("X-API-KEY") String apiKeyHeader,
        @Nullable String clientId,
        @Nullable Path clientSecretFile,
        @DefaultValue("2s") Duration clockSkew,
        @DefaultValue Map<String, String> kafka,
        @DefaultValue Cache cache,
        @DefaultValue Keys keys,
        @DefaultValue Revocation revocation,
        @DefaultValue Enforcement enforcement,
        @DefaultValue Staleness staleness,
        @DefaultValue Snapshot snapshot,
        @DefaultValue Map<String, Further> issuers) {
    private static final String REVOCATIONS = "tillgate.revocations.v1";
    private static final String ENFORCEMENT = "tillgate.enforcement.v1";

    /** Returns the settings of the main issuer. */
    IssuerSettings main() {
        Map<String, Object> client = new HashMap<>(kafka);
        return new IssuerSettings(
                issuer,
                formerIssuers,
                audience,
                IssuerSettings.jwksOf(authServerUrl),
                clockSkew,
                keys.refreshInterval(),
                new RevocationTopic(revocation.topic(), client),
                revocation.quarantine(),
                enforcement.enabled() ? new EnforcementTopic(enforcement.topic(), client) : null,
                new StalenessLimits(
                        staleness.policy(), staleness.maxAge(), staleness.serveStaleLimit(), staleness.scopes()),
                snapshot.directory() == null
                        ? null
                        : SnapshotPlace.of(snapshot.directory(), snapshot.maximumMebibytes(), snapshot.interval()));
    }

    /** Returns the settings of the further issuers by their names. */
    Map<String, FurtherIssuer> further() {
        Map<String, FurtherIssuer> all = new HashMap<>();
        issuers.forEach((name, each) -> all.put(
                name,
                new FurtherIssuer(
                        each.issuer(),
                        each.formerIssuers(),
                        each.audience(),
                        each.jwksUrl(),
                        each.kafka(),
                        each.revocation().topic(),
                        each.enforcement().enabled() ? each.enforcement().topic() : null)));
        return all;
    }

    /**
     * The verified-token cache.
     *
     * @param maximumSize the maximum number of cached tokens; 0 disables the cache
     * @param jwtTtl how long a verified JWT is cached at most; never past its expiry
     * @param opaqueTtl how long an introspected token or API key is cached at most; never past its expiry or revocation
     */
    public record Cache(
            @DefaultValue("10000") long maximumSize,
            @DefaultValue("10m") Duration jwtTtl,
            @DefaultValue("1m") Duration opaqueTtl) {}

    /**
     * The issuer's keys.
     *
     * @param refreshInterval the minimum time between two fetches caused by unknown key ids; 1s or more
     */
    public record Keys(@DefaultValue("10s") Duration refreshInterval) {}

    /**
     * The revocation log.
     *
     * @param topic the topic of the revocations
     * @param quarantine how long a record that cannot be verified keeps this instance unready; 0 until it is cured
     */
    public record Revocation(
            @DefaultValue(REVOCATIONS) String topic,
            @DefaultValue("15m") Duration quarantine) {}

    /**
     * The reports of the revocations that this instance has applied.
     *
     * @param enabled whether reports are sent, which requires write access to the topic; this instance then serves only
     *     on knowledge that it has reported, and a revocation may wait until this instance enforces it
     * @param topic the topic of the reports
     */
    public record Enforcement(
            @DefaultValue("true") boolean enabled,
            @DefaultValue(ENFORCEMENT) String topic) {}

    /**
     * The behaviour while the knowledge of revocations is stale.
     *
     * @param policy what is done with tokens once the knowledge is older than {@code max-age}
     * @param maxAge the age up to which the knowledge is fresh; 2s or more
     * @param serveStaleLimit the age up to which {@code serve-stale} serves; at least {@code max-age}
     * @param scopes the limits for requests that need a scope; not allowed with {@code introspect}
     */
    public record Staleness(
            @DefaultValue("fail-closed") StalenessPolicy policy,
            @DefaultValue("30s") Duration maxAge,
            @DefaultValue("24h") Duration serveStaleLimit,
            @DefaultValue Map<String, Duration> scopes) {}

    /**
     * The snapshot on disk, from which a start without Kafka and auth-service restores the knowledge of the last run.
     *
     * @param directory a directory that only this instance uses; null for no snapshot
     * @param interval the time between two updates; 1s or more
     * @param maximumMebibytes the maximum size in MiB; 1 or more
     */
    public record Snapshot(
            @Nullable Path directory,
            @DefaultValue("5s") Duration interval,
            @DefaultValue("1024") int maximumMebibytes) {}

    /**
     * A further issuer whose JWTs are accepted; all other settings are those of the main one.
     *
     * @param issuer the issuer of the tokens, exactly as in their {@code iss}
     * @param formerIssuers former names of the issuer, under which its revocations still count
     * @param audience this API's identifiers in the {@code aud} of its tokens; empty for those of the main issuer
     * @param jwksUrl the address of its JWK Set
     * @param kafka settings of the Kafka client for its brokers, without those of the main client; empty for the main
     *     client
     * @param revocation its revocation log
     * @param enforcement the reports to it of the revocations that this instance has applied
     */
    public record Further(
            String issuer,
            @DefaultValue Set<String> formerIssuers,
            @DefaultValue Set<String> audience,
            URI jwksUrl,
            @DefaultValue Map<String, String> kafka,
            @DefaultValue Log revocation,
            @DefaultValue Receipts enforcement) {}

    /**
     * The revocation log of a further issuer.
     *
     * @param topic the topic of its revocations; two issuers must not share one
     */
    public record Log(@DefaultValue(REVOCATIONS) String topic) {}

    /**
     * The enforcement reports to a further issuer.
     *
     * @param enabled whether reports are sent to it, which requires write access to the topic at its brokers
     * @param topic the topic of the reports; two issuers must not share one
     */
    public record Receipts(
            @DefaultValue("false") boolean enabled,
            @DefaultValue(ENFORCEMENT) String topic) {}
}
