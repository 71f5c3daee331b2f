package io.tillgate.resource.issuer;

import io.tillgate.resource.RequestGate;
import io.tillgate.resource.TokenIdentity;
import io.tillgate.resource.enforcement.EnforcementTopic;
import io.tillgate.resource.measure.Measure;
import io.tillgate.resource.readiness.Readiness;
import io.tillgate.resource.revocation.RevocationDelays;
import io.tillgate.resource.revocation.RevocationTopic;
import io.tillgate.resource.staleness.StalenessGate.Decision;
import io.tillgate.resource.token.ClaimedIssuer;
import io.tillgate.resource.token.MalformedTokenException;
import io.tillgate.resource.token.TokenClaims;
import io.tillgate.resource.token.VerifiedToken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The issuers whose tokens are accepted: the main one, whose opaque tokens and API keys are known here and which decides about
 * readiness, and further ones, whose JWTs are accepted beside. A JWT says itself whose it is, and is then judged by that
 * issuer's keys, audience and revocations alone. Safe for any thread.
 */
public final class TrustedIssuers implements RequestGate, AutoCloseable {
    private final TrustedIssuer main;
    private final Map<String, TrustedIssuer> further = new LinkedHashMap<>();
    private final Map<String, TrustedIssuer> byName = new LinkedHashMap<>();

    /**
     * Issuers; {@link #start} starts to read what they revoke.
     *
     * @param others further issuers, by what they are called here
     * @param service what this process is called where it is told what is applied
     * @param delays hears how long the main issuer's revocations take
     * @throws IllegalArgumentException where two of them share a topic
     */
    public TrustedIssuers(
            IssuerSettings settings,
            Map<String, FurtherIssuer> others,
            String service,
            RevocationDelays delays,
            Clock clock) {
        Set<List<Object>> topics = new HashSet<>();
        claim(topics, settings);
        main = new TrustedIssuer(settings, service, delays, clock);
        byName.put(main.issuer(), main);
        others.forEach((name, other) -> {
            IssuerSettings own = settings.further(name, other);
            claim(topics, own);
            TrustedIssuer issuer = new TrustedIssuer(own, service, RevocationDelays.UNNOTED, clock);
            further.put(name, issuer);
            byName.put(issuer.issuer(), issuer);
        });
    }

    /** Topics are compacted by what a record is about, so that one issuer's records would delete another's. */
    private static void claim(Set<List<Object>> topics, IssuerSettings settings) {
        RevocationTopic revocations = settings.revocations();
        claim(topics, revocations.kafkaClient(), revocations.name());
        @Nullable EnforcementTopic receipts = settings.receipts();
        if (receipts != null) {
            claim(topics, receipts.kafkaClient(), receipts.name());
        }
    }

    private static void claim(Set<List<Object>> topics, Map<String, Object> kafka, String name) {
        if (!topics.add(List.of(kafka.getOrDefault("bootstrap.servers", ""), name))) {
            throw new IllegalArgumentException("tillgate.resource-server.issuers: two issuers share the topic " + name);
        }
    }

    /** The one that the API is configured for first. */
    public TrustedIssuer main() {
        return main;
    }

    /**
     * Whose keys have to verify a token: for a JWT its {@code iss} tells, anything else is the main one's.
     *
     * @throws MalformedTokenException where it is nobody's who is trusted
     */
    public TrustedIssuer of(String token) {
        if (further.isEmpty() || token.indexOf('.') < 0) {
            return main;
        }
        TrustedIssuer issuer = byName.get(ClaimedIssuer.of(token));
        if (issuer == null) {
            throw new MalformedTokenException("iss is nobody's who is trusted");
        }
        return issuer;
    }

    /** Whose revocations a token ends by that was verified. */
    public TrustedIssuer of(VerifiedToken token) {
        return named(token.issuer());
    }

    /** The issuer of this name; the main one where it is nobody's who is trusted. */
    public TrustedIssuer named(@Nullable String issuer) {
        return issuer == null ? main : byName.getOrDefault(issuer, main);
    }

    /**
     * What a verified JWT says here. The groups of a further issuer's accounts are not those that roles are given to.
     *
     * @throws MalformedTokenException where it lacks what every token says
     */
    public VerifiedToken read(TokenClaims claims, String signingKeyId) {
        VerifiedToken token = claims.toToken(signingKeyId);
        return of(token) == main ? token : token.withoutGroups();
    }

    /**
     * What may be done with an issuer's tokens now. A rejected record of the main one takes readiness down; one of a further
     * issuer closes to its tokens alone.
     */
    public Decision decide(TrustedIssuer issuer) {
        return issuer != main && issuer.hasRejected()
                ? Decision.REFUSE
                : issuer.gate().decide();
    }

    @Override
    public boolean permits(TokenIdentity caller, Collection<String> scopes) {
        return named(caller.issuer()).gate().permits(scopes);
    }

    /** Whether the main issuer's tokens can be judged now, and how it is with the others: they decide about nothing. */
    public Readiness readiness() {
        Readiness own = main.readiness();
        Map<String, Object> details = new LinkedHashMap<>(own.details());
        further.forEach((name, issuer) ->
                issuer.readiness().details().forEach((key, value) -> details.put("issuer_" + name + "_" + key, value)));
        return new Readiness(own.ready(), details);
    }

    /** What is known of revocations; of several issuers with the issuer as a label. */
    public List<Measure> measures() {
        if (further.isEmpty()) {
            return main.measures();
        }
        List<Measure> all = new ArrayList<>();
        byName.values().forEach(issuer -> issuer.measures().forEach(each -> all.add(each.of(issuer.issuer()))));
        return all;
    }

    /** Starts to read. */
    public void start() {
        byName.values().forEach(TrustedIssuer::start);
    }

    @Override
    public void close() {
        byName.values().forEach(TrustedIssuer::close);
    }
}
