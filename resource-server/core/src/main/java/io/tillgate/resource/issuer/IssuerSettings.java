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
 * How the tokens of an issuer are judged.
 *
 * @param issuer its {@code iss}
 * @param formerIssuers names that it has had before, under which its revocations still count
 * @param audience who this API is in its tokens' {@code aud}
 * @param jwksUrl where its keys are
 * @param clockSkew how far this machine's clock may be off its
 * @param keysRefresh the least time between two fetches that an unknown key id causes
 * @param revocations where it writes what it revokes
 * @param quarantine how long a record that cannot be verified counts; zero: until it is cured
 * @param receipts where it is told what is applied; null where nobody is
 * @param staleness how old the knowledge of its revocations may be
 * @param snapshot where they are kept on disk; null where they are not
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

    /** The address of the keys of an auth-service. */
    public static URI jwksOf(URI authServerUrl) {
        String base = authServerUrl.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "oauth/jwks");
    }

    /** Another issuer, with the same limits. Its opaque tokens are not known here: nobody introspects at it. */
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
