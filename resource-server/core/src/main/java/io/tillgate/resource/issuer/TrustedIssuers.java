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
 * The issuers whose tokens are accepted. Opaque tokens and API keys must be the main issuer's, which also decides about
 * readiness; of further issuers only JWTs are accepted. The {@code iss} of a JWT selects its issuer, and only that
 * issuer's keys, audience and revocations apply. Thread-safe.
 */
public final class TrustedIssuers implements RequestGate, AutoCloseable {
    private final TrustedIssuer main;
    private final Map<String, TrustedIssuer> further = new LinkedHashMap<>();
    private final Map<String, TrustedIssuer> byName = new LinkedHashMap<>();

    /**
     * Creates the issuers; {@link #start} starts to read their revocations.
     *
     * @param others further issuers by their local names
     * @param service the name of this service in enforcement reports
     * @param delays receives the measured delays of the main issuer's revocations
     * @throws IllegalArgumentException if two issuers share a topic
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

    /** Reserves an issuer's topics: they are compacted by key, so two issuers would replace each other's records. */
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

    /** The main issuer. */
    public TrustedIssuer main() {
        return main;
    }

    /**
     * Returns the issuer that {@code iss} of a JWT names; the main one for other tokens, or if there are no further
     * issuers.
     *
     * @throws MalformedTokenException if {@code iss} names no trusted issuer
     */
    public TrustedIssuer of(String token) {
        if (further.isEmpty() || token.indexOf('.') < 0) {
            return main;
        }
        TrustedIssuer issuer = byName.get(ClaimedIssuer.of(token));
        if (issuer == null) {
            throw new MalformedTokenException("iss is not a trusted issuer");
        }
        return issuer;
    }

    /** Returns the issuer of a verified token. */
    public TrustedIssuer of(VerifiedToken token) {
        return named(token.issuer());
    }

    /** Returns the issuer of this name; the main one if the name is null or not trusted. */
    public TrustedIssuer named(@Nullable String issuer) {
        return issuer == null ? main : byName.getOrDefault(issuer, main);
    }

    /**
     * Reads a verified JWT. Groups of a further issuer's accounts are dropped, because they grant no roles here.
     *
     * @throws MalformedTokenException if a required claim is missing
     */
    public VerifiedToken read(TokenClaims claims, String signingKeyId) {
        VerifiedToken token = claims.toToken(signingKeyId);
        return of(token) == main ? token : token.withoutGroups();
    }

    /**
     * Returns what may be done with an issuer's tokens now. A record in quarantine makes the instance unready if it is
     * the main issuer's; otherwise only that issuer's tokens are refused.
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

    /** Returns the main issuer's readiness; the state of further issuers only adds details. */
    public Readiness readiness() {
        Readiness own = main.readiness();
        Map<String, Object> details = new LinkedHashMap<>(own.details());
        further.forEach((name, issuer) ->
                issuer.readiness().details().forEach((key, value) -> details.put("issuer_" + name + "_" + key, value)));
        return new Readiness(own.ready(), details);
    }

    /** The measures of all issuers; labelled with the issuer if there are several. */
    public List<Measure> measures() {
        if (further.isEmpty()) {
            return main.measures();
        }
        List<Measure> all = new ArrayList<>();
        byName.values().forEach(issuer -> issuer.measures().forEach(each -> all.add(each.of(issuer.issuer()))));
        return all;
    }

    /** Starts to read the revocations. */
    public void start() {
        byName.values().forEach(TrustedIssuer::start);
    }

    @Override
    public void close() {
        byName.values().forEach(TrustedIssuer::close);
    }
}
