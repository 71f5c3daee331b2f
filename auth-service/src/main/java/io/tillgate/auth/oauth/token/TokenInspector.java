package io.tillgate.auth.oauth.token;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.KeyStore;
import io.tillgate.auth.policy.Standing;
import io.tillgate.auth.revocation.RevocationRepository;
import io.tillgate.auth.revocation.RevocationTarget;
import io.tillgate.auth.revocation.event.LiveRevocations;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads access tokens of either format and determines whether they are active. */
@ApplicationScoped
public class TokenInspector {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Pool pool;
    private final KnownTokens tokens;
    private final OpaqueTokenRepository opaqueTokens;
    private final LiveRevocations liveRevocations;
    private final RevocationRepository revocations;
    private final Standing standing;
    private final JWTParser parser;
    private final KeyRing keys;
    private final KeyStore keyStore;
    private final Clock clock;
    private final String issuer;

    TokenInspector(
            Pool pool,
            KnownTokens tokens,
            OpaqueTokenRepository opaqueTokens,
            LiveRevocations liveRevocations,
            RevocationRepository revocations,
            Standing standing,
            JWTParser parser,
            KeyRing keys,
            KeyStore keyStore,
            Clock clock,
            AuthConfig config) {
        this.pool = pool;
        this.tokens = tokens;
        this.opaqueTokens = opaqueTokens;
        this.liveRevocations = liveRevocations;
        this.revocations = revocations;
        this.standing = standing;
        this.parser = parser;
        this.keys = keys;
        this.keyStore = keyStore;
        this.clock = clock;
        this.issuer = config.issuer().toString();
    }

    /** Returns the token if this issuer issued it and it has not expired. It may have been revoked. */
    public Uni<Optional<ActiveToken>> read(String token) {
        return tokens.find(token, this::readAnew).map(found -> found.map(KnownToken::content));
    }

    private Uni<Optional<KnownToken>> readAnew(String token) {
        if (UUID_TEXT.matcher(token).matches()) {
            return opaqueTokens
                    .find(pool, keys.secretHash().of(token), clock.instant())
                    .map(found -> found.map(content -> KnownToken.of(content, null, issuer)));
        }
        return readJwt(token);
    }

    /** Reloads the keys if the key id is unknown, because another instance may sign with a newer key. */
    private Uni<Optional<KnownToken>> readJwt(String token) {
        Optional<String> keyId = KeyRing.keyIdOf(token);
        Optional<KnownToken> known = keyId.flatMap(id -> verified(token, id));
        return keyId.isEmpty() || known.isPresent()
                ? Uni.createFrom().item(known)
                : keyStore.reloadFor(keyId.get()).map(looked -> looked ? verified(token, keyId.get()) : known);
    }

    private Optional<KnownToken> verified(String token, String keyId) {
        try {
            return unexpired(parser.parse(token)).map(content -> KnownToken.of(content, keyId, issuer));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Returns the token if it is active: not revoked, and its client and account are in good standing. */
    public Uni<Optional<ActiveToken>> inspect(String token) {
        return tokens.find(token, this::readAnew)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : isAlive(found.get())
                                .map(alive -> found.map(KnownToken::content).filter(content -> alive)));
    }

    /** Returns whether a token is not revoked, as seen by a transaction. */
    public Uni<Boolean> isLive(SqlClient tx, ActiveToken token) {
        return revocations
                .isRevokedInTransaction(tx, token.revocationTargets(), token.issuedAt())
                .map(revoked -> !revoked);
    }

    private Uni<Boolean> isAlive(KnownToken token) {
        ActiveToken content = token.content();
        Uni<Boolean> good = standing.isGood(content.clientId(), content.accountId());
        if (liveRevocations.clears(token.revocable())) {
            return good;
        }
        List<RevocationTarget> targets = new ArrayList<>(content.revocationTargets());
        if (token.keyId() != null) {
            targets.add(RevocationTarget.signingKey(token.keyId()));
        }
        return Uni.combine()
                .all()
                .unis(revocations.isRevoked(pool, targets, content.issuedAt()), good)
                .with((revoked, stands) -> stands && !revoked);
    }

    private Optional<ActiveToken> unexpired(JsonWebToken jwt) {
        Instant expiresAt = Instant.ofEpochSecond(jwt.getExpirationTime());
        if (!issuer.equals(jwt.getIssuer()) || !clock.instant().isBefore(expiresAt)) {
            return Optional.empty();
        }
        String clientId = jwt.getClaim("client_id");
        @Nullable String grantId = jwt.getClaim("grant_id");
        String scope = jwt.getClaim("scope");
        @Nullable JsonNumber countsFrom = jwt.getClaim(AccessTokenIssuer.COUNTS_FROM);
        return Optional.of(new ActiveToken(
                jwt.getTokenID(),
                clientId,
                jwt.getSubject().equals(clientId) ? null : UUID.fromString(jwt.getSubject()),
                grantId == null ? null : UUID.fromString(grantId),
                scope.isBlank() ? List.of() : List.of(scope.split(" ")),
                List.copyOf(jwt.getAudience()),
                Instant.ofEpochSecond(countsFrom == null ? jwt.getIssuedAtTime() : countsFrom.longValue()),
                expiresAt,
                jwt.containsClaim("auth_time") ? Instant.ofEpochSecond(jwt.getClaim(Claims.auth_time)) : null));
    }
}
