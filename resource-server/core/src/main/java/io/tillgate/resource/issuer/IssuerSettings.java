package io.tillgate.resource.issuer;

import io.tillgate.resource.enforcement.EnforcementTopic;
import io.tillgate.resource.revocation.RevocationTopic;
import io.tillgate.resource.revocation.SnapshotPlace;
import io.tillgate.resource.staleness.StalenessLimits;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings by which one issuer's tokens are checked.
 *
 * @param issuer its {@code iss}
 * @param formerIssuers its former names, under which its revocations still count
 * @param audience this API's identifiers in {@code aud} of its tokens
 * @param jwksUrl the address of its JWK Set
 * @param clockSkew the tolerated difference between this machine's clock and the issuer's
 * @param keysRefresh the minimum time between two fetches caused by unknown key ids
 * @param revocations the topic of its revocations
 * @param quarantine how long a record that cannot be verified stays in quarantine; 0 until it is cured, or a
 *     day after the topic was recreated
 * @param receipts the topic of the enforcement reports; null if none are sent
 * @param staleness the limits on the age of the knowledge of its revocations
 * @param snapshot the place of the snapshot on disk; null for none
 */
public record IssuerSettings(
        String issuer,
        Set<String> formerIssuers,
        Set<String> audience,
        URI jwksUrl,
        Duration clockSkew,
        Duration keysRefresh,
        RevocationTopic revocations,
        Duration quarantine,
        @Nullable EnforcementTopic receipts,
        StalenessLimits staleness,
        @Nullable SnapshotPlace snapshot) {

    /** Returns the address of the JWK Set of an auth-service. */
    public static URI jwksOf(URI authServerUrl) {
        String base = authServerUrl.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "oauth/jwks");
    }

    /** Returns the settings of a further issuer, without introspection: its opaque tokens are refused. */
    public IssuerSettings further(String name, FurtherIssuer other) {
        return new IssuerSettings(
                other.issuer(),
                other.formerIssuers(),
                other.audience().isEmpty() ? audience : other.audience(),
                other.jwksUrl(),
                clockSkew,
                keysRefresh,
                new RevocationTopic(other.revocationTopic(), other.kafkaOr(revocations.kafkaClient())),
                quarantine,
                other.enforcementTopic() == null
                        ? null
                        : new EnforcementTopic(other.enforcementTopic(), other.kafkaOr(revocations.kafkaClient())),
                staleness.withoutIntrospection(),
                snapshot == null ? null : snapshot.within("issuer-" + name));
    }

    Set<String> names() {
        Set<String> names = new HashSet<>(formerIssuers);
        names.add(issuer);
        return names;
    }
}
