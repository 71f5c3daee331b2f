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
 * What a protected API has to say about itself; the names are those of the Quarkus module.
 *
 * @param issuer the issuer of the tokens, exactly as in their {@code iss}
 * @param formerIssuers names that the issuer has had before, under which its revocations still count
 * @param audience who this API is in a token's {@code aud}; a token for any one of these is accepted
 * @param authServerUrl where auth-service is reached from here; keys and introspection are asked for below {@code /oauth}
 * @param apiKeyHeader the header that API keys come in
 * @param clientId this API's own client, for introspection; without one only JWTs are accepted
 * @param clientSecretFile the file that holds the client's secret, and nothing else
 * @param clockSkew how far this machine's clock may be off the issuer's; 0s to 5m
 * @param kafka settings of the Kafka client that reads revocations and tells what is applied, such as {@code bootstrap.servers}
 * @param cache the verified-token cache
 * @param keys the issuer's keys
 * @param revocation the revocation log
 * @param enforcement what this instance tells of the revocations that it has applied
 * @param staleness what happens while revocations cannot be known
 * @param snapshot what is kept on disk
 * @param issuers further issuers whose JWTs are accepted, by names of one's own (lower case letters, digits, hyphens); an API
 *     that sets this looks at {@code TokenIdentity.issuer()}
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

    /** How the main issuer's tokens are judged. */
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

    /** The further issuers. */
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
     * @param maximumSize how many tokens are kept at most; zero keeps none
     * @param jwtTtl how long a verified JWT is kept at most, and never past its expiry
     * @param opaqueTtl how long an introspected token or API key is kept at most; revocations do not wait for it
     */
    public record Cache(
            @DefaultValue("10000") long maximumSize,
            @DefaultValue("10m") Duration jwtTtl,
            @DefaultValue("1m") Duration opaqueTtl) {}

    /**
     * The issuer's keys.
     *
     * @param refreshInterval the least time between two fetches that an unknown key id causes; 1s or more
     */
    public record Keys(@DefaultValue("10s") Duration refreshInterval) {}

    /**
     * The revocation log.
     *
     * @param topic the topic that is read
     * @param quarantine how long a record that cannot be verified keeps this instance unready; zero: until it is cured
     */
    public record Revocation(
            @DefaultValue(REVOCATIONS) String topic,
            @DefaultValue("15m") Duration quarantine) {}

    /**
     * What this instance tells of the revocations that it has applied.
     *
     * @param enabled whether it tells, which needs the right to write to the topic; then it serves by nothing that it could not
     *     tell, and whoever revokes may wait until it has applied that
     * @param topic the topic that it tells it on
     */
    public record Enforcement(
            @DefaultValue("true") boolean enabled,
            @DefaultValue(ENFORCEMENT) String topic) {}

    /**
     * What happens while revocations cannot be known.
     *
     * @param policy what is done with tokens once the knowledge is older than {@code max-age}
     * @param maxAge up to which age the knowledge of revocations is fresh; 2s or more
     * @param serveStaleLimit up to which age {@code serve-stale} serves; not below {@code max-age}
     * @param scopes up to which age knowledge is good for requests that ask for a scope; not with {@code introspect}
     */
    public record Staleness(
            @DefaultValue("fail-closed") StalenessPolicy policy,
            @DefaultValue("30s") Duration maxAge,
            @DefaultValue("24h") Duration serveStaleLimit,
            @DefaultValue Map<String, Duration> scopes) {}

    /**
     * What is kept on disk, so that a start without Kafka and auth-service knows what the last run knew.
     *
     * @param directory a directory of this instance's own; none: nothing is kept
     * @param interval how often it is brought up to date; 1s or more
     * @param maximumMebibytes how many MiB it may take at most; 1 or more
     */
    public record Snapshot(
            @Nullable Path directory,
            @DefaultValue("5s") Duration interval,
            @DefaultValue("1024") int maximumMebibytes) {}

    /**
     * An issuer whose JWTs are accepted beside those of the main one; everything that is not said here is as for that.
     *
     * @param issuer the issuer of the tokens, exactly as in their {@code iss}
     * @param formerIssuers names that it has had before, under which its revocations still count
     * @param audience who this API is in the {@code aud} of its tokens; empty: as for the main issuer
     * @param jwksUrl where its JWK Set is
     * @param kafka settings of the Kafka client for its brokers; empty: those of the main issuer, otherwise none of those
     * @param revocation its revocation log
     * @param enforcement what it is told of the revocations that this instance has applied
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
     * @param topic the topic that it writes; two issuers never share one
     */
    public record Log(@DefaultValue(REVOCATIONS) String topic) {}

    /**
     * What a further issuer is told of the revocations that this instance has applied.
     *
     * @param enabled whether it is told, which needs the right to write to the topic at its brokers
     * @param topic the topic that it is told on; two issuers never share one
     */
    public record Receipts(
            @DefaultValue("false") boolean enabled,
            @DefaultValue(ENFORCEMENT) String topic) {}
}
