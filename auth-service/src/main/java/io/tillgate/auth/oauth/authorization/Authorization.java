package io.tillgate.auth.oauth.authorization;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.openid.connect.sdk.OIDCError;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.consent.Consents;
import io.tillgate.auth.oauth.interaction.AuthorizationRequest;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.oauth.interaction.PendingRequests;
import io.tillgate.auth.oauth.openid.RequestedClaims;
import io.tillgate.auth.oauth.openid.StandardClaims;
import io.tillgate.auth.policy.GrantedAccess;
import io.tillgate.auth.policy.GraveScopes;
import io.tillgate.auth.policy.RequestedAccess;
import io.tillgate.auth.policy.TokenRequestPolicy;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.tillgate.auth.support.page.Pages;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides the next step of an authorization request: sign-in, consent, a code or an error. It is called again after
 * each step and relies only on the database.
 */
@ApplicationScoped
class Authorization {
    private final Pool pool;
    private final ClientRepository clients;
    private final BrowserSessions sessions;
    private final AccountRepository accounts;
    private final ReauthenticationPolicy signInRule;
    private final TokenRequestPolicy policy;
    private final GraveScopes graveScopes;
    private final Consents consents;
    private final PendingRequests requests;
    private final CodeIssuer codes;
    private final AuthorizationResponses responses;
    private final Pages pages;

    Authorization(
            Pool pool,
            ClientRepository clients,
            BrowserSessions sessions,
            AccountRepository accounts,
            ReauthenticationPolicy signInRule,
            TokenRequestPolicy policy,
            GraveScopes graveScopes,
            Consents consents,
            PendingRequests requests,
            CodeIssuer codes,
            AuthorizationResponses responses,
            Pages pages) {
        this.pool = pool;
        this.clients = clients;
        this.sessions = sessions;
        this.accounts = accounts;
        this.signInRule = signInRule;
        this.policy = policy;
        this.graveScopes = graveScopes;
        this.consents = consents;
        this.requests = requests;
        this.codes = codes;
        this.responses = responses;
        this.pages = pages;
    }

    /** An authorization request with its client and the signed-in user. */
    private record AuthorizationContext(
            PendingRequest pending,
            RegisteredClient client,
            Account account,
            BrowserSession session,
            HttpHeaders headers) {}

    /** Returns the response of the next step. */
    Uni<Response.ResponseBuilder> decide(PendingRequest pending, HttpHeaders headers) {
        if (pending.denied()) {
            return refuse(pending, headers, OAuth2Error.ACCESS_DENIED, "The user refused");
        }
        return sessions.current(headers)
                .flatMap(session -> session.isEmpty()
                        ? signIn(pending, headers)
                        : accounts.find(pool, session.get().accountId())
                                .flatMap(account -> meet(pending, headers, session.get(), account)));
    }

    private Uni<Response.ResponseBuilder> meet(
            PendingRequest pending, HttpHeaders headers, BrowserSession session, Optional<Account> account) {
        if (account.filter(Account::isActive).isEmpty()) {
            return signIn(pending, headers);
        }
        return switch (signInRule.judge(pending, session)) {
            case NEEDED -> signIn(pending, headers);
            case WRONG_USER ->
                refuse(
                        pending,
                        headers,
                        OIDCError.LOGIN_REQUIRED,
                        "The signed-in user is not the one that the request is for");
            case OUT_OF_REACH ->
                refuse(
                        pending,
                        headers,
                        OIDCError.UNMET_AUTHENTICATION_REQUIREMENTS,
                        "No sign-in can reach the requested acr");
            case DONE ->
                clients.find(pool, pending.request().clientId())
                        .map(found -> found.map(StoredClient::client)
                                .filter(RegisteredClient::isEnabled)
                                .orElseThrow(() -> new PageException(PageError.REQUEST, "client_id is unknown")))
                        .flatMap(client -> admit(
                                new AuthorizationContext(pending, client, account.orElseThrow(), session, headers)));
        };
    }

    private Uni<Response.ResponseBuilder> signIn(PendingRequest pending, HttpHeaders headers) {
        return pending.request().prompts("none")
                ? refuse(
                        pending,
                        headers,
                        OIDCError.LOGIN_REQUIRED,
                        "The user is not signed in, or not as the request requires")
                : to("/sign-in", pending);
    }

    private Uni<Response.ResponseBuilder> admit(AuthorizationContext meeting) {
        AuthorizationRequest request = meeting.pending().request();
        RequestedAccess asked = new RequestedAccess(request.scopes(), request.audience(), null);
        return policy.admit(pool, meeting.client(), "authorization_code", meeting.account(), asked)
                .flatMap(granted -> consent(meeting, granted))
                .onFailure(Authorization::isForTheClient)
                .recoverWithUni(e -> refuse(
                        meeting.pending(),
                        meeting.headers(),
                        new ErrorObject(((OAuthException) e).code().code()),
                        ((OAuthException) e).description()));
    }

    private static boolean isForTheClient(Throwable failure) {
        return failure instanceof OAuthException e
                && e.status() < 500
                && e.code() != OAuthErrorCode.INVALID_CLIENT
                && e.code() != OAuthErrorCode.INVALID_GRANT;
    }

    private Uni<Response.ResponseBuilder> consent(AuthorizationContext meeting, GrantedAccess granted) {
        PendingRequest pending = meeting.pending();
        List<String> scopes = toConsentTo(meeting, granted);
        boolean asksAlways = pending.request().prompts("consent") || !isAssured(meeting);
        if (pending.isApproved(meeting.account().id(), scopes)) {
            return issue(meeting, granted, tx -> Uni.createFrom().item(true));
        }
        Function<SqlClient, Uni<Boolean>> isGiven = db -> meeting.client().firstParty() || scopes.isEmpty()
                ? Uni.createFrom().item(true)
                : consents.cover(db, meeting.account().id(), meeting.client().clientId(), granted.audience(), scopes);
        return isGiven.apply(pool).flatMap(given -> {
            if (given && !asksAlways) {
                return issue(meeting, granted, isGiven);
            }
            if (pending.request().prompts("none")) {
                return refuse(pending, meeting.headers(), OIDCError.CONSENT_REQUIRED, "The user has not consented");
            }
            return graveScopes
                    .askForNewerSignIn(pool, scopes, meeting.session().authenticatedAt())
                    .flatMap(old -> old
                            ? signIn(pending, meeting.headers())
                            : requests.offer(pool, pending, scopes).flatMap(noted -> to("/consent", pending)));
        });
    }

    /**
     * Returns whether only the client can receive the response. Any app on a device can impersonate a public native
     * client, so such a request needs the user (RFC 8252 section 8.6): a sign-in for this request, or consent.
     */
    private static boolean isAssured(AuthorizationContext meeting) {
        PendingRequest pending = meeting.pending();
        return !meeting.client().isPublic()
                || pending.request().target().redirectUri().startsWith("https://")
                || pending.isChosen(meeting.session().id());
    }

    /** Returns the granted scopes and those of individually requested claims, which need consent too. */
    private static List<String> toConsentTo(AuthorizationContext meeting, GrantedAccess granted) {
        RequestedClaims claims =
                RequestedClaims.parse(meeting.pending().request().claims());
        Set<String> scopes = new LinkedHashSet<>(granted.scopes());
        Stream.concat(claims.idToken().stream(), claims.userInfo().stream())
                .flatMap(name -> StandardClaims.scopesOf(List.of(name)).stream())
                .filter(meeting.client().scopes()::contains)
                .sorted()
                .forEach(scopes::add);
        return List.copyOf(scopes);
    }

    private Uni<Response.ResponseBuilder> issue(
            AuthorizationContext meeting, GrantedAccess granted, Function<SqlClient, Uni<Boolean>> isAllowed) {
        return codes.issue(meeting.pending(), meeting.account(), meeting.session(), granted, isAllowed)
                .flatMap(code -> responses.code(
                        meeting.headers(), meeting.pending().request().target(), code));
    }

    private Uni<Response.ResponseBuilder> refuse(
            PendingRequest pending, HttpHeaders headers, ErrorObject error, String description) {
        return requests.refused(pool, pending)
                .flatMap(done -> responses.error(
                        headers, pending.request().target(), new AuthorizationException(error, description).error()));
    }

    private Uni<Response.ResponseBuilder> to(String page, PendingRequest pending) {
        return Uni.createFrom()
                .item(pages.redirect(page + "?request=" + pending.handle().value()));
    }
}
