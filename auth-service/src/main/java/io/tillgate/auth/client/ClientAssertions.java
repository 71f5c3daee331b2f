package io.tillgate.auth.client;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.outbound.OutboundException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Checks the assertions that clients authenticate with (RFC 7523 section 3). Each works once, on all instances together. */
@ApplicationScoped
class ClientAssertions {
    private static final Logger LOG = Logger.getLogger(ClientAssertions.class);
    private static final String BAD_ASSERTION = "bad_assertion";
    private static final int MAX_JTI_LENGTH = 256;

    private final Pool pool;
    private final ClientSignatures signatures;
    private final ClientAssertionRepository assertions;
    private final ClientAssertionConfig config;
    private final KeyRing keys;
    private final Clock clock;
    private final Set<String> audiences;

    ClientAssertions(
            Pool pool,
            ClientSignatures signatures,
            ClientAssertionRepository assertions,
            ClientAssertionConfig config,
            KeyRing keys,
            Clock clock,
            AuthConfig auth) {
        this.pool = pool;
        this.signatures = signatures;
        this.assertions = assertions;
        this.config = config;
        this.keys = keys;
        this.clock = clock;
        this.audiences = Set.of(
                auth.issuer().toString(), auth.issuer().resolve("/oauth/token").toString());
    }

    /** The client that an assertion claims to be from; empty where it does not even say so. */
    static Optional<String> claimedClient(SignedJWT assertion) {
        try {
            return Optional.ofNullable(assertion.getJWTClaimsSet().getSubject());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Why a client's assertion is no good; empty where it is, which uses it up. */
    Uni<Optional<String>> refusal(RegisteredClient client, SignedJWT assertion) {
        Optional<JWTClaimsSet> claims = claims(assertion).filter(c -> isFor(client, c) && isTimely(c));
        if (claims.isEmpty()) {
            return Uni.createFrom().item(Optional.of(BAD_ASSERTION));
        }
        return signatures
                .signed(client, assertion, client.keys().assertionAlgorithm())
                .onFailure(e -> e instanceof OutboundException || e instanceof IllegalArgumentException)
                .recoverWithItem(e -> unusableKeys(client, e))
                .flatMap(signed -> signed ? use(client, claims.get()) : refuse(BAD_ASSERTION));
    }

    private Uni<Optional<String>> use(RegisteredClient client, JWTClaimsSet claims) {
        Instant expiresAt = claims.getExpirationTime().toInstant().plus(config.clockSkew());
        byte[] jtiHash = keys.secretHash().of(claims.getJWTID());
        return assertions
                .use(pool, client.clientId(), jtiHash, expiresAt, clock.instant())
                .flatMap(first -> first ? Uni.createFrom().item(Optional.empty()) : refuse("assertion_replayed"));
    }

    private static Uni<Optional<String>> refuse(String cause) {
        return Uni.createFrom().item(Optional.of(cause));
    }

    private static boolean unusableKeys(RegisteredClient client, Throwable e) {
        LOG.infof("The keys of client %s cannot be read: %s", client.clientId(), e.getMessage());
        return false;
    }

    /** The sole audience is this server: an assertion that others could use as well is not taken. */
    private boolean isFor(RegisteredClient client, JWTClaimsSet claims) {
        String jti = claims.getJWTID();
        return client.clientId().equals(claims.getIssuer())
                && client.clientId().equals(claims.getSubject())
                && !claims.getAudience().isEmpty()
                && audiences.containsAll(claims.getAudience())
                && jti != null
                && !jti.isBlank()
                && jti.length() <= MAX_JTI_LENGTH;
    }

    private boolean isTimely(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Instant latest = now.plus(config.clockSkew());
        Date expiresAt = claims.getExpirationTime();
        return expiresAt != null
                && expiresAt.toInstant().isAfter(now.minus(config.clockSkew()))
                && !expiresAt.toInstant().isAfter(latest.plus(config.maxLifetime()))
                && isNotAfter(claims.getNotBeforeTime(), latest)
                && isNotAfter(claims.getIssueTime(), latest);
    }

    private static boolean isNotAfter(@Nullable Date time, Instant latest) {
        return time == null || !time.toInstant().isAfter(latest);
    }

    private static Optional<JWTClaimsSet> claims(SignedJWT assertion) {
        try {
            return Optional.of(assertion.getJWTClaimsSet());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
