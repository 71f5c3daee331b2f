package io.tillgate.auth.client;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.support.outbound.OutboundException;
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

/** Verifies client assertions (RFC 7523 section 3). Each is accepted once across all instances. */
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

    /** Returns the client that an assertion claims to be from; empty if it names none. */
    static Optional<String> claimedClient(SignedJWT assertion) {
        try {
            return Optional.ofNullable(assertion.getJWTClaimsSet().getSubject());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Returns why a client's assertion is refused; empty if it is valid. A valid assertion cannot be used again. */
    Uni<Optional<String>> refusal(RegisteredClient client, SignedJWT assertion) {
        Optional<JWTClaimsSet> claims = claims(assertion);
        Optional<String> wrong =
                claims.isEmpty() ? Optional.of("its claims are not a JSON object") : wrong(client, claims.get());
        if (wrong.isPresent()) {
            return bad(client, wrong.get());
        }
        return signatures
                .signed(client, assertion, client.assertionAlgorithm())
                .flatMap(signed -> signed
                        ? use(client, claims.orElseThrow())
                        : bad(client, "it is not signed with a key and an algorithm of the client"))
                .onFailure(OutboundException.class)
                .recoverWithUni(e -> bad(client, "the client's keys cannot be fetched: " + e.getMessage()));
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

    /** Refuses an assertion. The reason is only logged, for the client's operator; the caller does not learn it. */
    private static Uni<Optional<String>> bad(RegisteredClient client, String reason) {
        LOG.infof("An assertion of client %s is refused: %s", client.clientId(), reason);
        return refuse(BAD_ASSERTION);
    }

    private Optional<String> wrong(RegisteredClient client, JWTClaimsSet claims) {
        return Optional.ofNullable(isFor(client, claims) ? untimely(claims) : "its iss, sub, aud or jti is wrong");
    }

    /** Returns whether the assertion is from the client and for this server only; nobody else may be able to use it. */
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

    private @Nullable String untimely(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Instant latest = now.plus(config.clockSkew());
        if (claims.getExpirationTime() == null) {
            return "it has no exp";
        }
        Instant expiresAt = claims.getExpirationTime().toInstant();
        if (!expiresAt.isAfter(now.minus(config.clockSkew()))) {
            return "it expired at " + expiresAt;
        }
        if (expiresAt.isAfter(latest.plus(config.maxLifetime()))) {
            return "its lifetime is too long: exp " + expiresAt + " is more than " + config.maxLifetime() + " ahead";
        }
        return isNotAfter(claims.getNotBeforeTime(), latest) && isNotAfter(claims.getIssueTime(), latest)
                ? null
                : "its nbf or iat is in the future";
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
