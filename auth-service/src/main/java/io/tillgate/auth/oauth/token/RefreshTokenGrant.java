package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.grant.RefreshToken;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.oauth.token.event.TokenEvents;
import io.tillgate.auth.policy.GrantedAccess;
import io.tillgate.auth.policy.RequestedAccess;
import io.tillgate.auth.policy.TokenRequestPolicy;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.error.Refusal;
import io.tillgate.auth.support.error.Refusal.Reason;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The refresh token grant (RFC 6749 section 6) with rotation (RFC 9700 section 4.14). A refresh is one conditional
 * {@code UPDATE} on the grant's generation: of any number at once with one token, one rotates and the others get its
 * successor. The last token, sent again within the retry window, gets the same successor; an older one is reuse and ends
 * the grant.
 */
@ApplicationScoped
public class RefreshTokenGrant implements GrantHandler {
    private final Pool pool;
    private final ClientRepository clients;
    private final AccountRepository accounts;
    private final GrantRepository grants;
    private final TokenRequestPolicy gate;
    private final GrantTokens tokens;
    private final Revoker revoker;
    private final TokenBatchWriter ledger;
    private final TokenEvents events;
    private final KeyRing keys;
    private final Clock clock;
    private final RetryWindow retryWindow;

    RefreshTokenGrant(
            Pool pool,
            ClientRepository clients,
            AccountRepository accounts,
            GrantRepository grants,
            TokenRequestPolicy gate,
            GrantTokens tokens,
            Revoker revoker,
            TokenBatchWriter ledger,
            TokenEvents events,
            KeyRing keys,
            Clock clock,
            RetryWindow retryWindow) {
        this.pool = pool;
        this.clients = clients;
        this.accounts = accounts;
        this.grants = grants;
        this.gate = gate;
        this.tokens = tokens;
        this.revoker = revoker;
        this.ledger = ledger;
        this.events = events;
        this.keys = keys;
        this.clock = clock;
        this.retryWindow = retryWindow;
    }

    @Override
    public GrantType grantType() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public Uni<TokenResponse> handle(TokenRequest request) {
        String sent = ((com.nimbusds.oauth2.sdk.RefreshTokenGrant) request.grant())
                .getRefreshToken()
                .getValue();
        return refresh(sent, request.client(), request.scopesOfRefresh(), request.audience());
    }

    /** The refresh of the POS endpoints: the refresh token alone, for grants that were made there. */
    public Uni<TokenResponse> refreshAtPos(String sent) {
        return refresh(sent, null, null, List.of());
    }

    /** A refresh under way. */
    private record Refresh(RefreshToken token, RegisteredClient client, Account account, RequestedAccess asked) {

        /** The same of the grant as it is now. */
        Refresh of(Grant grant) {
            return new Refresh(token, client, account, new RequestedAccess(asked.scopes(), asked.audience(), grant));
        }
    }

    private Uni<TokenResponse> refresh(
            String sent,
            @Nullable RegisteredClient authenticated,
            @Nullable List<String> scopes,
            List<String> audience) {
        Optional<RefreshToken> token = RefreshToken.open(sent, keys.refreshTokenSeal());
        if (token.isEmpty()) {
            return Uni.createFrom().failure(invalid(Refusal.of(Reason.MALFORMED)));
        }
        return refreshInBatch(token.get(), authenticated, scopes, audience)
                .flatMap(done -> done.isPresent()
                        ? tokens.answer(done.get())
                        : refreshInTransaction(token.get(), authenticated, scopes, audience));
    }

    /**
     * The usual case, recorded together with those of other requests: the live token of a live grant. Empty for every
     * other case, and where what was read has changed meanwhile: {@link #refreshInTransaction} decides.
     */
    private Uni<Optional<GrantTokens.Issued>> refreshInBatch(
            RefreshToken token,
            @Nullable RegisteredClient authenticated,
            @Nullable List<String> scopes,
            List<String> audience) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return grants.find(pool, token.grantId()).flatMap(found -> {
            Grant seen = owned(found, authenticated);
            if (!seen.isLive(now) || seen.generation() != token.generation()) {
                return Uni.createFrom().item(Optional.empty());
            }
            Uni<Optional<RegisteredClient>> client = authenticated != null
                    ? Uni.createFrom().item(Optional.of(authenticated))
                    : clients.find(pool, seen.clientId()).map(stored -> stored.map(StoredClient::client));
            return accounts.find(pool, seen.accountId())
                    .flatMap(account -> load(client, account, token, seen, new RequestedAccess(scopes, audience, seen)))
                    .flatMap(refresh -> gate.admit(
                                    pool, refresh.client(), grantType().getValue(), refresh.account(), refresh.asked())
                            .flatMap(admission -> record(refresh, seen, admission, now)));
        });
    }

    private Uni<Optional<GrantTokens.Issued>> record(
            Refresh refresh, Grant seen, GrantedAccess admission, Instant now) {
        Grant next =
                seen.next(admission.scopes(), now, now.plus(refresh.client().refreshIdleLifetime()));
        AccessTokenIssuer.Made made = tokens.make(refresh.client(), refresh.account(), next, admission);
        OutboxRecord event = events.refreshedRecord(made.token(), refresh.client(), next);
        return ledger.record(new PendingToken(
                        refresh.client(), made, event, new PendingToken.Rotation(refresh.account(), seen, next)))
                .map(recorded ->
                        recorded ? Optional.of(tokens.issued(made.token(), refresh.client(), next)) : Optional.empty());
    }

    private Uni<TokenResponse> refreshInTransaction(
            RefreshToken token,
            @Nullable RegisteredClient authenticated,
            @Nullable List<String> scopes,
            List<String> audience) {
        return pool.withTransaction(tx -> grants.find(tx, token.grantId()).flatMap(found -> {
                    Grant grant = owned(found, authenticated);
                    RequestedAccess asked = new RequestedAccess(scopes, audience, grant);
                    return accounts.findForShare(tx, grant.accountId())
                            .flatMap(account ->
                                    load(clients.findForShare(tx, grant.clientId()), account, token, grant, asked))
                            .flatMap(refresh -> answer(tx, refresh, grant));
                }))
                .flatMap(outcome -> tokens.answer(outcome.orElseThrow()));
    }

    private static Grant owned(Optional<Grant> found, @Nullable RegisteredClient authenticated) {
        Grant grant = found.orElseThrow(() -> invalid(Refusal.of(Reason.UNKNOWN)));
        boolean own =
                authenticated == null ? grant.bearerRefresh() : grant.clientId().equals(authenticated.clientId());
        if (!own) {
            throw invalid(grant.refusal(Reason.WRONG_CLIENT));
        }
        return grant;
    }

    /** What ended the client's grants ended this one; in a transaction, account and client are held until its end. */
    private static Uni<Refresh> load(
            Uni<Optional<RegisteredClient>> client,
            Optional<Account> account,
            RefreshToken token,
            Grant grant,
            RequestedAccess asked) {
        return client.map(found -> new Refresh(
                token,
                found.filter(known -> !grant.generationAt().isBefore(known.grantsNotBefore()))
                        .orElseThrow(() -> invalid(grant.refusal(Reason.REVOKED))),
                account.orElseThrow(() -> invalid(grant.refusal(Reason.UNKNOWN))),
                asked));
    }

    /** The successor, or why there is none: a refusal must not roll back what the transaction did because of it. */
    private record Outcome(
            GrantTokens.@Nullable Issued issued, @Nullable Refusal refusal) {
        static Uni<Outcome> refused(Refusal refusal) {
            return Uni.createFrom().item(new Outcome(null, refusal));
        }

        GrantTokens.Issued orElseThrow() {
            if (issued == null) {
                throw invalid(refusal);
            }
            return issued;
        }
    }

    /** The successor; if there is none, after what that calls for has been done in this transaction. */
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
        return gate.admit(tx, refresh.client(), grantType().getValue(), refresh.account(), refresh.asked())
                .flatMap(admission -> grants.rotate(
                                tx,
                                seen,
                                admission.scopes(),
                                now,
                                now.plus(refresh.client().refreshIdleLifetime()))
                        .flatMap(rotated -> rotated.isPresent()
                                ? tokens.issue(tx, refresh.client(), refresh.account(), rotated.get(), admission)
                                        .call(issued -> events.refreshed(
                                                tx, issued.accessToken(), refresh.client(), rotated.get()))
                                        .map(issued -> new Outcome(issued, null))
                                : grants.find(tx, seen.id())
                                        .map(current ->
                                                current.orElseThrow(() -> invalid(seen.refusal(Reason.UNKNOWN))))
                                        .flatMap(current -> answer(tx, refresh.of(current), current))));
    }

    /** The successor of before, with an access token of what is asked for now: the same one if that is the same. */
    private Uni<Outcome> repeat(SqlConnection tx, Refresh refresh, Grant grant, Instant now) {
        return gate.admit(tx, refresh.client(), grantType().getValue(), refresh.account(), refresh.asked())
                .flatMap(admission -> tokens.issueAgain(tx, refresh.client(), refresh.account(), grant, admission, now))
                .call(issued -> GrantTokens.isOfGeneration(issued)
                        ? Uni.createFrom().voidItem()
                        : events.refreshed(tx, issued.accessToken(), refresh.client(), grant))
                .map(issued -> new Outcome(issued, null));
    }

    private static OAuthException invalid(@Nullable Refusal refusal) {
        OAuthException invalid = OAuthException.of(OAuthErrorCode.INVALID_GRANT, "The refresh token is not valid");
        return refusal == null ? invalid : invalid.because(refusal);
    }
}
