package io.tillgate.auth.oauth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.RefreshToken;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.oauth.openid.IdTokens;
import io.tillgate.auth.policy.GrantedAccess;
import io.tillgate.crypto.KeyedHash;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Issues the tokens of a grant's current generation. Repeated calls yield the same tokens. */
@ApplicationScoped
public class GrantTokens {
    private final AccessTokenIssuer issuer;
    private final IdTokens idTokens;
    private final KeyRing keys;
    private final Clock clock;

    GrantTokens(AccessTokenIssuer issuer, IdTokens idTokens, KeyRing keys, Clock clock) {
        this.issuer = issuer;
        this.idTokens = idTokens;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The tokens of a generation.
     *
     * @param accessToken the access token
     * @param refreshToken the refresh token; null if the grant has none
     * @param client the client that receives them
     * @param grant the grant at that generation
     */
    public record Issued(AccessToken accessToken, @Nullable String refreshToken, RegisteredClient client, Grant grant) {

        @Override
        public String toString() {
            return "Issued[redacted]";
        }
    }

    public Uni<Issued> issue(
            SqlClient tx, RegisteredClient client, Account account, Grant grant, GrantedAccess granted) {
        return issuer.issue(tx, order(client, account, grant, granted, grant.generationAt()))
                .map(token -> issued(token, client, grant));
    }

    /**
     * Issues the tokens of the current generation again. For the same scopes and audience the access token is the same
     * during the first half of its lifetime; otherwise it is a new one.
     */
    public Uni<Issued> issueAgain(
            SqlClient tx, RegisteredClient client, Account account, Grant grant, GrantedAccess granted, Instant now) {
        Instant first = grant.generationAt();
        return issuer.issue(
                        tx, order(client, account, grant, granted, now.isBefore(halfLife(client, grant)) ? first : now))
                .map(token -> issued(token, client, grant));
    }

    /** Returns whether the access token is the first one of the generation. */
    public static boolean isOfGeneration(Issued issued) {
        return Set.copyOf(issued.accessToken().scopes())
                        .equals(Set.copyOf(issued.grant().generationScopes()))
                && issued.accessToken().audience().equals(issued.grant().audience())
                && isInFirstHalf(issued);
    }

    private static boolean isInFirstHalf(Issued issued) {
        return issued.accessToken().issuedAt().isBefore(halfLife(issued.client(), issued.grant()));
    }

    private static Instant halfLife(RegisteredClient client, Grant grant) {
        return grant.generationAt().plus(client.accessTokenLifetime().dividedBy(2));
    }

    /** Makes the access token of the grant's current generation without recording it. */
    public AccessTokenIssuer.Made make(RegisteredClient client, Account account, Grant grant, GrantedAccess granted) {
        return issuer.make(order(client, account, grant, granted, grant.generationAt()));
    }

    /** Returns the tokens of the grant's current generation, of which the access token is recorded. */
    public Issued issued(AccessToken token, RegisteredClient client, Grant grant) {
        return new Issued(
                token,
                grant.refreshable()
                        ? new RefreshToken(grant.id(), grant.generation()).seal(keys.refreshTokenSeal())
                        : null,
                client,
                grant);
    }

    private AccessTokenIssuer.Order order(
            RegisteredClient client, Account account, Grant grant, GrantedAccess granted, Instant at) {
        RefreshToken refreshToken = new RefreshToken(grant.id(), grant.generation());
        KeyedHash key = keys.refreshTokenSeal();
        boolean isFirst = at.equals(grant.generationAt())
                && Set.copyOf(granted.scopes()).equals(Set.copyOf(grant.generationScopes()))
                && granted.audience().equals(grant.audience());
        String variant = isFirst ? "" : ":" + granted.scopes() + granted.audience() + at;
        return new AccessTokenIssuer.Order(
                refreshToken.derive("id" + variant, key),
                refreshToken.derive("opaque" + variant, key),
                client,
                account,
                grant.id(),
                granted,
                at,
                grant.authTime());
    }

    /** Returns the response to the client, with an ID token if one is due. Call it only after the commit. */
    public Uni<TokenResponse> answer(Issued issued) {
        AccessToken token = issued.accessToken();
        return idTokens.idToken(new IdTokens.Order(
                        issued.client(),
                        issued.grant(),
                        token.scopes(),
                        token.value(),
                        isInFirstHalf(issued) ? issued.grant().generationAt() : clock.instant()))
                .map(idToken ->
                        TokenResponse.of(token, issued.refreshToken(), clock).withIdToken(idToken.orElse(null)));
    }
}
