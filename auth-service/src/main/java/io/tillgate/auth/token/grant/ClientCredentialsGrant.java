package io.tillgate.auth.token.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.error.OAuthException;
import io.tillgate.auth.gate.Admission;
import io.tillgate.auth.gate.Asked;
import io.tillgate.auth.gate.PrincipalGate;
import io.tillgate.auth.token.AccessToken;
import io.tillgate.auth.token.AccessTokenIssuer;
import io.tillgate.auth.token.TokenRequest;
import io.tillgate.auth.token.TokenResponse;
import io.tillgate.auth.token.event.TokenEvents;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The client credentials grant (RFC 6749 section 4.4): never with a refresh token. */
@ApplicationScoped
public class ClientCredentialsGrant implements GrantHandler {
    private final Pool pool;
    private final ClientRepository clients;
    private final PrincipalGate gate;
    private final AccessTokenIssuer issuer;
    private final TokenEvents events;
    private final Clock clock;

    ClientCredentialsGrant(
            Pool pool,
            ClientRepository clients,
            PrincipalGate gate,
            AccessTokenIssuer issuer,
            TokenEvents events,
            Clock clock) {
        this.pool = pool;
        this.clients = clients;
        this.gate = gate;
        this.issuer = issuer;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public GrantType grantType() {
        return GrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public Uni<TokenResponse> handle(TokenRequest request) {
        return issue(request.client(), new Asked(request.scopes(), request.audience(), null));
    }

    /** A token of the client's default scopes and all its audiences. */
    public Uni<TokenResponse> issueDefault(RegisteredClient client) {
        return issue(client, new Asked(null, List.of(), null));
    }

    /** The client is read again and held, so that none of its tokens can slip past its end. */
    private Uni<TokenResponse> issue(RegisteredClient authenticated, Asked asked) {
        return pool.withTransaction(tx -> clients.hold(tx, authenticated.clientId())
                        .map(held -> held.orElseThrow(OAuthException::badClient))
                        .flatMap(client -> gate.admit(tx, client, grantType().getValue(), null, asked)
                                .flatMap(admission -> issue(tx, client, admission))))
                .map(token -> TokenResponse.of(token, null, clock));
    }

    private Uni<AccessToken> issue(SqlConnection tx, RegisteredClient client, Admission admission) {
        AccessTokenIssuer.Order order = new AccessTokenIssuer.Order(
                UUID.randomUUID(), UUID.randomUUID(), client, null, null, admission, clock.instant());
        return issuer.issue(tx, order)
                .call(token ->
                        events.issued(tx, token, client, null, grantType().getValue()));
    }
}
