package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.oauth.authorization.AuthorizationCode;
import io.tillgate.auth.oauth.authorization.AuthorizationCodes;
import io.tillgate.auth.oauth.authorization.Pkce;
import io.tillgate.auth.oauth.token.event.TokenEvents;
import io.tillgate.auth.policy.GrantedAccess;
import io.tillgate.auth.policy.RequestedAccess;
import io.tillgate.auth.policy.TokenRequestPolicy;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.error.Refusal;
import io.tillgate.auth.support.error.Refusal.Reason;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code grant (RFC 6749 section 4.1.3, RFC 7636 section 4.5). The code is deleted in the transaction
 * that creates its grant, so only one of several concurrent requests succeeds. A reused code revokes its grant (RFC
 * 6749 section 4.1.2). A request that fails for another reason leaves the code valid.
 */
@ApplicationScoped
public class AuthorizationCodeGrant implements GrantHandler {
    private final Pool pool;
    private final AuthorizationCodes codes;
    private final AccountRepository accounts;
    private final ClientRepository clients;
    private final BrowserSessions sessions;
    private final TokenRequestPolicy policy;
    private final GrantRepository grants;
    private final GrantTokens tokens;
    private final Revoker revoker;
    private final TokenEvents events;
    private final Clock clock;

    AuthorizationCodeGrant(
            Pool pool,
            AuthorizationCodes codes,
            AccountRepository accounts,
            ClientRepository clients,
            BrowserSessions sessions,
            TokenRequestPolicy policy,
            GrantRepository grants,
            GrantTokens tokens,
            Revoker revoker,
            TokenEvents events,
            Clock clock) {
        this.pool = pool;
        this.codes = codes;
        this.accounts = accounts;
        this.clients = clients;
        this.sessions = sessions;
        this.policy = policy;
        this.grants = grants;
        this.tokens = tokens;
        this.revoker = revoker;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public GrantType grantType() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public Uni<TokenResponse> handle(TokenRequest request) {
        policy.requireGrantType(request.client(), grantType().getValue());
        com.nimbusds.oauth2.sdk.AuthorizationCodeGrant grant =
                (com.nimbusds.oauth2.sdk.AuthorizationCodeGrant) request.grant();
        String value = grant.getAuthorizationCode().getValue();
        return pool.withTransaction(tx -> codes.take(tx, value, request.client().clientId(), clock.instant())
                        .flatMap(taken -> taken.isEmpty()
                                ? endWhatItGave(tx, value, request.client())
                                : redeem(tx, request, grant, value, taken.get())
                                        .<Supplier<GrantTokens.Issued>>map(issued -> () -> issued)))
                .map(Supplier::get)
                .flatMap(tokens::answer);
    }

    /** Revokes the grant of a reused code, if there is one. The supplier throws the refusal after the commit. */
    private Uni<Supplier<GrantTokens.Issued>> endWhatItGave(SqlConnection tx, String code, RegisteredClient client) {
        return grants.findInTransaction(tx, codes.grantId(code))
                .map(made -> made.filter(grant -> grant.clientId().equals(client.clientId())))
                .call(used -> used.isPresent()
                        ? revoker.grant(tx, used.get(), "authorization_code_reuse", null)
                        : Uni.createFrom().voidItem())
                .map(used -> used.map(grant -> grant.refusal(Reason.REUSED)).orElse(Refusal.of(Reason.UNKNOWN)))
                .map(refusal -> () -> {
                    throw invalid(refusal);
                });
    }

    private Uni<GrantTokens.Issued> redeem(
            SqlConnection tx,
            TokenRequest request,
            com.nimbusds.oauth2.sdk.AuthorizationCodeGrant sent,
            String value,
            AuthorizationCode code) {
        requireRedirectUri(code, sent.getRedirectionURI());
        requireVerifier(code, sent.getCodeVerifier());
        return accounts.findForShare(tx, code.accountId())
                .map(account -> account.filter(Account::isActive)
                        .filter(a -> !code.credentialsChangedAt().isBefore(a.credentialsChangedAt()))
                        .orElseThrow(() -> invalid(Refusal.of(Reason.ACCOUNT_CHANGED))))
                .call(account -> sessions.lockForShare(tx, code.authentication().sessionId())
                        .invoke(isThere -> {
                            if (!isThere) {
                                throw invalid(Refusal.of(Reason.SIGNED_OUT));
                            }
                        }))
                .flatMap(account -> clients.findForShare(tx, request.client().clientId())
                        .map(held -> held.orElseThrow(OAuthException::badClient))
                        .flatMap(client -> admit(tx, request, client, value, code, account)));
    }

    private Uni<GrantTokens.Issued> admit(
            SqlConnection tx,
            TokenRequest request,
            RegisteredClient client,
            String value,
            AuthorizationCode code,
            Account account) {
        Instant now = clock.instant();
        Grant grant = new Grant(
                codes.grantId(value),
                client.clientId(),
                account.id(),
                code.scopes(),
                code.audience(),
                client.grantTypes().contains(GrantType.REFRESH_TOKEN.getValue()),
                false,
                0,
                code.scopes(),
                now,
                now.plus(client.refreshIdleLifetime()),
                now.plus(client.refreshAbsoluteLifetime()),
                code.credentialsChangedAt(),
                null,
                code.authentication().authTime(),
                code.authentication());
        RequestedAccess asked = new RequestedAccess(null, request.audience(), grant);
        return policy.admitInTransaction(tx, client, grantType().getValue(), account, asked)
                .flatMap(granted -> issue(tx, client, account, grant, granted));
    }

    private Uni<GrantTokens.Issued> issue(
            SqlConnection tx, RegisteredClient client, Account account, Grant grant, GrantedAccess granted) {
        return grants.insert(tx, grant)
                .flatMap(inserted -> tokens.issue(tx, client, account, grant, granted))
                .call(issued -> events.issued(
                        tx, issued.accessToken(), client, grant, grantType().getValue()));
    }

    private static void requireRedirectUri(AuthorizationCode code, @Nullable URI sent) {
        if (sent == null ? code.redirectUriSent() : !sent.toString().equals(code.redirectUri())) {
            throw OAuthException.of(
                            OAuthErrorCode.INVALID_GRANT, "redirect_uri differs from that of the authorization request")
                    .because(Refusal.of(Reason.WRONG_REDIRECT_URI));
        }
    }

    private static void requireVerifier(AuthorizationCode code, @Nullable CodeVerifier sent) {
        try {
            Pkce.verify(code.codeChallenge(), sent);
        } catch (OAuthException e) {
            throw e.because(Refusal.of(Reason.WRONG_CODE_VERIFIER));
        }
    }

    private static OAuthException invalid(Refusal refusal) {
        return OAuthException.of(OAuthErrorCode.INVALID_GRANT, "The code is not valid")
                .because(refusal);
    }
}
