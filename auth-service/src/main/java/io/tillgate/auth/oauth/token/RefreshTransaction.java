package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.oauth.token.event.TokenEvents;
import io.tillgate.auth.policy.TokenRequestPolicy;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.support.error.Refusal;
import io.tillgate.auth.support.error.Refusal.Reason;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Runs a refresh in its own transaction and decides every case: the next token, the same token again, or reuse. */
@ApplicationScoped
class RefreshTransaction {
    private final Pool pool;
    private final ClientRepository clients;
    private final AccountRepository accounts;
    private final GrantRepository grants;
    private final TokenRequestPolicy policy;
    private final GrantTokens tokens;
    private final Revoker revoker;
    private final TokenEvents events;
    private final Clock clock;
    private final RetryWindow retryWindow;

    RefreshTransaction(
            Pool pool,
            ClientRepository clients,
            AccountRepository accounts,
            GrantRepository grants,
            TokenRequestPolicy policy,
            GrantTokens tokens,
            Revoker revoker,
            TokenEvents events,
            Clock clock,
            RetryWindow retryWindow) {
        this.pool = pool;
        this.clients = clients;
        this.accounts = accounts;
        this.grants = grants;
        this.policy = policy;
        this.tokens = tokens;
        this.revoker = revoker;
        this.events = events;
        this.clock = clock;
        this.retryWindow = retryWindow;
    }

    /** Returns the tokens, or fails with the refusal. */
    Uni<GrantTokens.Issued> run(Refresh.Request request) {
        return pool.withTransaction(tx -> grants.findInTransaction(
                                tx, request.token().grantId())
                        .flatMap(found -> {
                            Grant grant = request.owned(found);
                            return accounts.findForShare(tx, grant.accountId())
                                    .flatMap(account ->
                                            request.with(clients.findForShare(tx, grant.clientId()), account, grant))
                                    .flatMap(refresh -> answer(tx, refresh, grant));
                        }))
                .map(Outcome::orElseThrow);
    }

    /** The tokens or the refusal. A refusal is a value here so that it does not roll the transaction back. */
    private record Outcome(
            GrantTokens.@Nullable Issued issued, @Nullable Refusal refusal) {
        static Uni<Outcome> refused(Refusal refusal) {
            return Uni.createFrom().item(new Outcome(null, refusal));
        }

        GrantTokens.Issued orElseThrow() {
            if (issued == null) {
                throw Refresh.invalid(refusal);
            }
            return issued;
        }
    }

    /** Decides the outcome; reuse revokes the grant in this transaction. */
    private Uni<Outcome> answer(SqlConnection tx, Refresh refresh, Grant grant) {
        Instant now = clock.instant();
        long behind = grant.generation() - refresh.token().generation();
        if (!grant.isLive(now)) {
            return Outcome.refused(grant.refusal(grant.revokedAt() != null ? Reason.REVOKED : Reason.EXPIRED));
        }
        if (behind < 0) {
            return Outcome.refused(grant.refusal(Reason.UNKNOWN));
        }
        if (behind == 0) {
            return rotate(tx, refresh, grant, now);
        }
        if (behind == 1 && now.isBefore(grant.generationAt().plus(retryWindow.of(refresh.client(), grant)))) {
            return repeat(tx, refresh, grant, now);
        }
        return revoker.grant(tx, grant, "refresh_token_reuse", null)
                .flatMap(revoked ->
                        events.reuseDetected(tx, grant, refresh.token().generation()))
                .replaceWith(new Outcome(null, grant.refusal(Reason.REUSED)));
    }

    private Uni<Outcome> rotate(SqlConnection tx, Refresh refresh, Grant seen, Instant now) {
        return policy.admitInTransaction(
                        tx, refresh.client(), GrantType.REFRESH_TOKEN.getValue(), refresh.account(), refresh.asked())
                .flatMap(granted -> grants.rotate(
                                tx,
                                seen,
                                seen.next(
                                        granted.scopes(),
                                        now,
                                        now.plus(refresh.client().refreshIdleLifetime())))
                        .flatMap(rotated -> rotated.isPresent()
                                ? tokens.issue(tx, refresh.client(), refresh.account(), rotated.get(), granted)
                                        .call(issued -> events.refreshed(
                                                tx, issued.accessToken(), refresh.client(), rotated.get()))
                                        .map(issued -> new Outcome(issued, null))
                                : grants.findInTransaction(tx, seen.id())
                                        .map(current -> current.orElseThrow(
                                                () -> Refresh.invalid(seen.refusal(Reason.UNKNOWN))))
                                        .flatMap(current -> answer(tx, refresh.of(current), current))));
    }

    /** Issues the successor again. The access token is the same too if the same access is requested. */
    private Uni<Outcome> repeat(SqlConnection tx, Refresh refresh, Grant grant, Instant now) {
        return policy.admitInTransaction(
                        tx, refresh.client(), GrantType.REFRESH_TOKEN.getValue(), refresh.account(), refresh.asked())
                .flatMap(granted -> tokens.issueAgain(tx, refresh.client(), refresh.account(), grant, granted, now))
                .call(issued -> GrantTokens.isOfGeneration(issued)
                        ? Uni.createFrom().voidItem()
                        : events.refreshed(tx, issued.accessToken(), refresh.client(), grant))
                .map(issued -> new Outcome(issued, null));
    }
}
