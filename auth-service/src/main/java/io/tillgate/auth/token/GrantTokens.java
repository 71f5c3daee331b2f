package io.tillgate.auth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.gate.Admission;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.RefreshToken;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.KeyedHash;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Issues the tokens of a grant's current generation; asked again, it gives the same ones. */
@ApplicationScoped
public class GrantTokens {
    private final AccessTokenIssuer issuer;
    private final KeyRing keys;

    GrantTokens(AccessTokenIssuer issuer, KeyRing keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /**
     * The tokens of a generation.
     *
     * @param accessToken the access token
     * @param refreshToken the refresh token; null where the grant has none
     */
    public record Issued(AccessToken accessToken, @Nullable String refreshToken) {

        /** The answer to the client. */
        public TokenResponse response(Clock clock) {
            return TokenResponse.of(accessToken, refreshToken, clock);
        }

        @Override
        public String toString() {
            return "Issued[redacted]";
        }
    }

    /** Issues the tokens of the grant's current generation. */
    public Uni<Issued> issue(SqlClient tx, RegisteredClient client, Account account, Grant grant, Admission admission) {
        RefreshToken refreshToken = new RefreshToken(grant.id(), grant.generation());
        KeyedHash key = keys.refreshTokenSeal();
        AccessTokenIssuer.Order order = new AccessTokenIssuer.Order(
                refreshToken.derive("id", key),
                refreshToken.derive("opaque", key),
                client,
                account,
                grant.id(),
                admission,
                grant.generationAt());
        return issuer.issue(tx, order)
                .map(token -> new Issued(token, grant.refreshable() ? refreshToken.seal(key) : null));
    }
}
