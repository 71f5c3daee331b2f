package io.tillgate.auth.oauth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.RefreshToken;
import io.tillgate.auth.policy.RequestedAccess;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.error.Refusal;
import io.tillgate.auth.support.error.Refusal.Reason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refresh in progress, with the client and account that were read for it.
 *
 * @param token the refresh token that was sent
 * @param client the client that refreshes
 * @param account the account of the grant
 * @param asked the requested access
 */
record Refresh(RefreshToken token, RegisteredClient client, Account account, RequestedAccess asked) {

    /**
     * A request with a refresh token.
     *
     * @param token the token
     * @param authenticated the client that sent it; null at the POS endpoints, which need no client
     * @param scopes the requested scopes; null for those of the grant
     * @param audience the requested audience; empty for that of the grant
     */
    record Request(
            RefreshToken token,
            @Nullable RegisteredClient authenticated,
            @Nullable List<String> scopes,
            List<String> audience) {

        /** Returns the grant that was found; fails if it is unknown or belongs to another client. */
        Grant owned(Optional<Grant> found) {
            Grant grant = found.orElseThrow(() -> invalid(Refusal.of(Reason.UNKNOWN)));
            boolean own = authenticated == null
                    ? grant.bearerRefresh()
                    : grant.clientId().equals(authenticated.clientId());
            if (!own) {
                throw invalid(grant.refusal(Reason.WRONG_CLIENT));
            }
            return grant;
        }

        /** Returns the refresh; fails if client or account is unknown or the client's grants were revoked. */
        Uni<Refresh> with(Uni<Optional<RegisteredClient>> client, Optional<Account> account, Grant grant) {
            return client.map(found -> new Refresh(
                    token,
                    found.filter(known -> !grant.generationAt().isBefore(known.grantsNotBefore()))
                            .orElseThrow(() -> invalid(grant.refusal(Reason.REVOKED))),
                    account.orElseThrow(() -> invalid(grant.refusal(Reason.UNKNOWN))),
                    new RequestedAccess(scopes, audience, grant)));
        }
    }

    /** Returns the same refresh for the current state of the grant. */
    Refresh of(Grant grant) {
        return new Refresh(token, client, account, new RequestedAccess(asked.scopes(), asked.audience(), grant));
    }

    /** Returns the error for an invalid refresh token; the reason is for the operator only. */
    static OAuthException invalid(@Nullable Refusal refusal) {
        OAuthException invalid = OAuthException.of(OAuthErrorCode.INVALID_GRANT, "The refresh token is not valid");
        return refusal == null ? invalid : invalid.because(refusal);
    }
}
