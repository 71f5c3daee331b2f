package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.oauth.token.event.TokenEvents;
import io.tillgate.auth.policy.GrantedAccess;
import io.tillgate.auth.policy.RequestedAccess;
import io.tillgate.auth.policy.TokenRequestPolicy;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.throttle.AppTokenRate;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The client credentials grant (RFC 6749 section 4.4). It issues no refresh tokens. */
@ApplicationScoped
public class ClientCredentialsGrant implements GrantHandler {
    private static final RequestedAccess DEFAULT = new RequestedAccess(null, List.of(), null);

    private final Pool pool;
    private final ClientRepository clients;
    private final TokenRequestPolicy policy;
    private final AppTokenRate rate;
    private final AccessTokenIssuer issuer;
    private final TokenBatchWriter ledger;
    private final TokenEvents events;
    private final Clock clock;

    ClientCredentialsGrant(
            Pool pool,
            ClientRepository clients,
            TokenRequestPolicy policy,
            AppTokenRate rate,
            AccessTokenIssuer issuer,
            TokenBatchWriter ledger,
            TokenEvents events,
            Clock clock) {
        this.pool = pool;
        this.clients = clients;
        this.policy = policy;
        this.rate = rate;
        this.issuer = issuer;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public GrantType grantType() {
        return GrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public Uni<Optional<TokenResponse>> grantFromMemory(TokenRequest request) {
        return issueFromMemory(request.client(), access(request));
    }

    @Override
    public Uni<TokenResponse> handle(TokenRequest request) {
        return issue(request.client(), access(request));
    }

    /** Issues a token as {@link #issueDefault} does, from memory; see {@link GrantHandler#grantFromMemory}. */
    public Uni<Optional<TokenResponse>> issueDefaultFromMemory(RegisteredClient client) {
        return issueFromMemory(client, DEFAULT);
    }

    /** Issues a token with the client's default scopes and all its audiences. */
    public Uni<TokenResponse> issueDefault(RegisteredClient client) {
        return issue(client, DEFAULT);
    }

    private static RequestedAccess access(TokenRequest request) {
        return new RequestedAccess(request.scopes(), request.audience(), null);
    }

    private Uni<Optional<TokenResponse>> issueFromMemory(RegisteredClient client, RequestedAccess asked) {
        return policy.admitFromMemory(pool, client, grantType().getValue(), null, asked)
                .invoke(decided -> count(client))
                .flatMap(decided -> record(client, decided.granted(), decided.granter(), decided.catalogueVersion())
                        .onFailure()
                        .invoke(() -> uncount(client)))
                .invoke(token -> {
                    if (token.isEmpty()) {
                        uncount(client); // the database decides, and counts again
                    }
                })
                .map(token -> token.map(recorded -> TokenResponse.of(recorded, null, clock)));
    }

    /**
     * Decides from the client as it was read at authentication, and records the token together with those of other
     * requests. If the client has changed since or is locked, the request is decided again in a transaction.
     */
    private Uni<TokenResponse> issue(RegisteredClient client, RequestedAccess asked) {
        return policy.admit(pool, client, grantType().getValue(), null, asked)
                .invoke(granted -> count(client))
                .flatMap(granted -> record(client, granted, null, null)
                        .flatMap(token -> token.isPresent()
                                ? Uni.createFrom().item(token.get())
                                : issueHeld(client.clientId(), asked))
                        .onFailure()
                        .invoke(() -> uncount(client)))
                .map(token -> TokenResponse.of(token, null, clock));
    }

    /** Records a token together with those of other requests; empty if what it was decided by has changed. */
    private Uni<Optional<AccessToken>> record(
            RegisteredClient client,
            GrantedAccess granted,
            @Nullable Account granter,
            @Nullable Long catalogueVersion) {
        AccessTokenIssuer.Made made = issuer.make(order(client, granted));
        OutboxRecord event =
                events.issuedRecord(made.token(), client, null, grantType().getValue());
        return ledger.record(new PendingToken(client, granter, catalogueVersion, made, event, null))
                .map(recorded -> recorded ? Optional.of(made.token()) : Optional.empty());
    }

    private void count(RegisteredClient client) {
        if (client.ownerAccountId() != null) {
            rate.count(client.ownerAccountId());
        }
    }

    private void uncount(RegisteredClient client) {
        if (client.ownerAccountId() != null) {
            rate.uncount(client.ownerAccountId());
        }
    }

    /** Reads the client again and locks its row, so that no token is issued after a concurrent revocation. */
    private Uni<AccessToken> issueHeld(String clientId, RequestedAccess asked) {
        return pool.withTransaction(tx -> clients.findForShare(tx, clientId)
                .map(held -> held.orElseThrow(OAuthException::badClient))
                .flatMap(client -> policy.admitInTransaction(
                                tx, client, grantType().getValue(), null, asked)
                        .flatMap(granted -> issuer.issue(tx, order(client, granted))
                                .call(token -> events.issued(
                                        tx, token, client, null, grantType().getValue())))));
    }

    private AccessTokenIssuer.Order order(RegisteredClient client, GrantedAccess granted) {
        return new AccessTokenIssuer.Order(
                UUID.randomUUID(), UUID.randomUUID(), client, null, null, granted, clock.instant(), null);
    }
}
