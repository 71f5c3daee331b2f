package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.RefreshToken;
import io.tillgate.auth.grant.RotatedGrants;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.oauth.token.event.TokenEvents;
import io.tillgate.auth.policy.DecidedAccess;
import io.tillgate.auth.policy.GrantedAccess;
import io.tillgate.auth.policy.TokenRequestPolicy;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.error.Refusal;
import io.tillgate.auth.support.error.Refusal.Reason;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The refresh token grant (RFC 6749 section 6) with rotation (RFC 9700 section 4.14). A refresh is one conditional
 * {@code UPDATE} on the grant's generation: of several concurrent requests with the same token, one rotates and the
 * others receive its successor. The previous token receives the same successor within the retry window. An older token
 * is reuse and revokes the grant.
 */
@ApplicationScoped
public class RefreshTokenGrant implements GrantHandler {
    private final Pool pool;
    private final ClientRepository clients;
    private final AccountRepository accounts;
    private final RotatedGrants grants;
    private final TokenRequestPolicy policy;
    private final GrantTokens tokens;
    private final TokenBatchWriter ledger;
    private final TokenEvents events;
    private final KeyRing keys;
    private final Clock clock;
    private final RefreshTransaction transaction;

    RefreshTokenGrant(
            Pool pool,
            ClientRepository clients,
            AccountRepository accounts,
            RotatedGrants grants,
            TokenRequestPolicy policy,
            GrantTokens tokens,
            TokenBatchWriter ledger,
            TokenEvents events,
            KeyRing keys,
            Clock clock,
            RefreshTransaction transaction) {
        this.pool = pool;
        this.clients = clients;
        this.accounts = accounts;
        this.grants = grants;
        this.policy = policy;
        this.tokens = tokens;
        this.ledger = ledger;
        this.events = events;
        this.keys = keys;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public GrantType grantType() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public Uni<Optional<TokenResponse>> grantFromMemory(TokenRequest request) {
        return RefreshToken.open(sent(request), keys.refreshTokenSeal())
                .map(token -> refreshInBatch(
                        new Refresh.Request(token, request.client(), request.scopesOfRefresh(), request.audience())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .flatMap(done -> done.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : tokens.answer(done.get()).map(Optional::of));
    }

    @Override
    public Uni<TokenResponse> handle(TokenRequest request) {
        return refresh(sent(request), request.client(), request.scopesOfRefresh(), request.audience());
    }

    private static String sent(TokenRequest request) {
        return ((com.nimbusds.oauth2.sdk.RefreshTokenGrant) request.grant())
                .getRefreshToken()
                .getValue();
    }

    /** Refreshes at the POS endpoints, by the refresh token alone. Only grants that were created there are accepted. */
    public Uni<TokenResponse> refreshAtPos(String sent) {
        return refresh(sent, null, null, List.of());
    }

    private Uni<TokenResponse> refresh(
            String sent,
            @Nullable RegisteredClient authenticated,
            @Nullable List<String> scopes,
            List<String> audience) {
        Optional<RefreshToken> token = RefreshToken.open(sent, keys.refreshTokenSeal());
        if (token.isEmpty()) {
            return Uni.createFrom().failure(Refresh.invalid(Refusal.of(Reason.MALFORMED)));
        }
        Refresh.Request request = new Refresh.Request(token.get(), authenticated, scopes, audience);
        return refreshInBatch(request)
                .flatMap(done -> done.isPresent() ? Uni.createFrom().item(done.get()) : transaction.run(request))
                .flatMap(tokens::answer);
    }

    /**
     * Refreshes the live token of a live grant, decided from memory and recorded together with other requests. Returns
     * empty in every other case, or if the rows have changed since: {@link RefreshTransaction} then decides.
     */
    private Uni<Optional<GrantTokens.Issued>> refreshInBatch(Refresh.Request request) {
        return grants.find(pool, request.token())
                .flatMap(found -> refreshInBatch(request, request.owned(found)))
                .onFailure(OAuthException.class)
                .recoverWithItem(Optional.empty());
    }

    private Uni<Optional<GrantTokens.Issued>> refreshInBatch(Refresh.Request request, Grant seen) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!seen.isLive(now) || seen.generation() != request.token().generation()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Uni<Optional<RegisteredClient>> client = request.authenticated() != null
                ? Uni.createFrom().item(Optional.of(request.authenticated()))
                : clients.rememberedOrFind(pool, seen.clientId()).map(stored -> stored.map(StoredClient::client));
        return accounts.rememberedOrFind(pool, seen.accountId())
                .flatMap(account -> request.with(client, account, seen))
                .flatMap(refresh -> policy.admitFromMemory(
                                pool, refresh.client(), grantType().getValue(), refresh.account(), refresh.asked())
                        .flatMap(decided -> record(refresh, seen, decided, now)));
    }

    private Uni<Optional<GrantTokens.Issued>> record(Refresh refresh, Grant seen, DecidedAccess decided, Instant now) {
        GrantedAccess granted = decided.granted();
        Grant next = seen.next(granted.scopes(), now, now.plus(refresh.client().refreshIdleLifetime()));
        AccessTokenIssuer.Made made = tokens.make(refresh.client(), refresh.account(), next, granted);
        OutboxRecord event = events.refreshedRecord(made.token(), refresh.client(), next);
        return ledger.record(new PendingToken(
                        refresh.client(),
                        refresh.account(),
                        decided.catalogueVersion(),
                        made,
                        event,
                        new PendingToken.Rotation(seen, next)))
                .map(recorded -> {
                    if (!recorded) {
                        return Optional.empty();
                    }
                    grants.keep(next);
                    return Optional.of(tokens.issued(made.token(), refresh.client(), next));
                });
    }
}
