package io.tillgate.auth.token.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.gate.Asked;
import io.tillgate.auth.gate.PrincipalGate;
import io.tillgate.auth.token.AccessTokenIssuer;
import io.tillgate.auth.token.TokenRequest;
import io.tillgate.auth.token.TokenResponse;
import io.tillgate.auth.token.event.TokenEvents;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The client credentials grant (RFC 6749 section 4.4): never with a refresh token. */
@ApplicationScoped
public class ClientCredentialsGrant implements GrantHandler {
    private final Pool pool;
    private final PrincipalGate gate;
    private final AccessTokenIssuer issuer;
    private final TokenEvents events;
    private final Clock clock;

    ClientCredentialsGrant(Pool pool, PrincipalGate gate, AccessTokenIssuer issuer, TokenEvents events, Clock clock) {
        this.pool = pool;
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

    private Uni<TokenResponse> issue(RegisteredClient client, Asked asked) {
        return gate.admit(pool, client, grantType().getValue(), null, asked)
                .flatMap(admission -> pool.withTransaction(tx -> issuer.issue(
                                tx,
                                new AccessTokenIssuer.Order(
                                        UUID.randomUUID(),
                                        UUID.randomUUID(),
                                        client,
                                        null,
                                        null,
                                        admission,
                                        clock.instant()))
                        .call(token -> events.issued(
                                tx, token, client, null, grantType().getValue()))))
                .map(token -> TokenResponse.of(token, null, clock));
    }
}
