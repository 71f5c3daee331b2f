package io.tillgate.auth.oauth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.RegisteredClient.AccessTokenFormat;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.TokenSigner;
import io.tillgate.auth.policy.GrantedAccess;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues access tokens: RFC 9068 JWTs, or UUIDs that are stored as keyed hashes. */
@ApplicationScoped
public class AccessTokenIssuer {
    /** The claim with the issue time for revocation checks, set if that is later than {@code iat}. */
    static final String COUNTS_FROM = "counts_from";

    private final KeyRing keys;
    private final TokenSigner signer;
    private final OpaqueTokenRepository opaqueTokens;
    private final String issuer;

    AccessTokenIssuer(KeyRing keys, TokenSigner signer, OpaqueTokenRepository opaqueTokens, AuthConfig config) {
        this.keys = keys;
        this.signer = signer;
        this.opaqueTokens = opaqueTokens;
        this.issuer = config.issuer().toString();
    }

    /**
     * The content of a token to be issued.
     *
     * @param id its {@code jti}
     * @param opaqueValue its value if the client's tokens are opaque
     * @param client the client that receives it
     * @param account the account that it acts for; null if the client acts for itself
     * @param grantId the grant that it belongs to; null for client credentials
     * @param granted its scopes and audience
     * @param at when it is issued
     * @param authTime when the account signed in; null if the client acts for itself
     */
    public record Order(
            UUID id,
            UUID opaqueValue,
            RegisteredClient client,
            @Nullable Account account,
            @Nullable UUID grantId,
            GrantedAccess granted,
            Instant at,
            @Nullable Instant authTime) {}

    /**
     * A token that is not recorded yet.
     *
     * @param token the token
     * @param stored the row to store; null for a JWT, which needs none
     */
    public record Made(AccessToken token, @Nullable StoredToken stored) {}

    /**
     * An opaque token as the database stores it.
     *
     * @param hash the keyed hash of its value
     * @param token its content
     */
    @SuppressWarnings("ArrayRecordComponent") // written to the database, never compared
    record StoredToken(byte[] hash, ActiveToken token) {}

    /** Issues and records a token. The same order yields the same token. */
    public Uni<AccessToken> issue(SqlClient tx, Order order) {
        Made made = make(order);
        StoredToken stored = made.stored();
        return stored == null
                ? Uni.createFrom().item(made.token())
                : opaqueTokens.insert(tx, stored.hash(), stored.token()).replaceWith(made.token());
    }

    /** Makes a token without recording it. An opaque token is invalid until it is recorded. */
    public Made make(Order order) {
        Instant issuedAt = issuedAt(order);
        Instant expiresAt = issuedAt.plus(order.client().accessTokenLifetime());
        boolean isOpaque = order.client().accessTokenFormat() == AccessTokenFormat.OPAQUE;
        AccessToken token = new AccessToken(
                isOpaque ? order.opaqueValue().toString() : jwt(order, issuedAt, expiresAt),
                order.id().toString(),
                order.granted().scopes(),
                order.granted().audience(),
                issuedAt,
                expiresAt);
        return new Made(
                token, isOpaque ? new StoredToken(keys.secretHash().of(token.value()), active(token, order)) : null);
    }

    /** Returns the issue time for revocation checks: now, or a later {@code tokensNotBefore} of client or account. */
    private static Instant issuedAt(Order order) {
        Instant issuedAt = latest(
                order.at().truncatedTo(ChronoUnit.SECONDS), order.client().tokensNotBefore());
        return order.account() == null
                ? issuedAt
                : latest(issuedAt, order.account().tokensNotBefore());
    }

    private String jwt(Order order, Instant issuedAt, Instant expiresAt) {
        List<String> audience = order.granted().audience();
        Account account = order.account();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put(
                "sub",
                account == null ? order.client().clientId() : account.id().toString());
        claims.put("aud", audience.size() == 1 ? audience.get(0) : audience);
        claims.put("exp", expiresAt.getEpochSecond());
        claims.put("iat", order.at().getEpochSecond());
        claims.put("nbf", order.at().getEpochSecond());
        if (issuedAt.isAfter(order.at())) {
            claims.put(COUNTS_FROM, issuedAt.getEpochSecond());
        }
        claims.put("jti", order.id().toString());
        claims.put("client_id", order.client().clientId());
        claims.put("scope", String.join(" ", order.granted().scopes()));
        if (order.grantId() != null) {
            claims.put("grant_id", order.grantId().toString());
        }
        if (account != null) {
            claims.put("groups", account.groups());
        }
        if (order.authTime() != null) {
            claims.put("auth_time", order.authTime().getEpochSecond());
        }
        return signer.accessToken(claims, order.client().accessTokenAlgorithm());
    }

    private static ActiveToken active(AccessToken token, Order order) {
        Account account = order.account();
        return new ActiveToken(
                token.id(),
                order.client().clientId(),
                account == null ? null : account.id(),
                order.grantId(),
                token.scopes(),
                token.audience(),
                token.issuedAt(),
                token.expiresAt(),
                order.authTime());
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
