package io.tillgate.auth.oauth.authorization;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.grant.Authentication;
import io.tillgate.auth.oauth.interaction.AuthorizationRequest;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.oauth.interaction.PendingRequests;
import io.tillgate.auth.policy.GrantedAccess;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;

/** Issues the code for a pending request, at most one per request. */
@ApplicationScoped
class CodeIssuer {
    private final Pool pool;
    private final PendingRequests requests;
    private final AuthorizationCodes codes;
    private final ScopeRepository scopes;
    private final Clock clock;

    CodeIssuer(Pool pool, PendingRequests requests, AuthorizationCodes codes, ScopeRepository scopes, Clock clock) {
        this.pool = pool;
        this.requests = requests;
        this.scopes = scopes;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Issues a code.
     *
     * @param isAllowed returns whether the account allows it; called in the transaction, which locks the scopes
     */
    Uni<String> issue(
            PendingRequest pending,
            Account account,
            BrowserSession session,
            GrantedAccess granted,
            Function<SqlClient, Uni<Boolean>> isAllowed) {
        AuthorizationRequest request = pending.request();
        AuthorizationCode code = new AuthorizationCode(
                request.clientId(),
                account.id(),
                request.target().redirectUri(),
                request.target().redirectUriSent(),
                granted.scopes(),
                granted.audience(),
                request.codeChallenge(),
                new Authentication(
                        session.id(),
                        session.authenticatedAt(),
                        session.acr(),
                        session.amr(),
                        request.nonce(),
                        request.claims()),
                session.credentialsChangedAt(),
                clock.instant().plus(AuthorizationCodes.LIFETIME));
        return pool.withTransaction(tx -> scopes.lockForShare(tx, granted.scopes())
                .flatMap(held -> requests.remove(tx, pending))
                .map(CodeIssuer::requireThere)
                .flatMap(there -> isAllowed.apply(tx))
                .map(CodeIssuer::requireThere)
                .flatMap(there -> codes.issue(tx, code)));
    }

    private static boolean requireThere(boolean there) {
        if (!there) {
            throw new PageException(
                    PageError.EXPIRED, "the authorization request was answered already, or the consent has changed");
        }
        return true;
    }
}
