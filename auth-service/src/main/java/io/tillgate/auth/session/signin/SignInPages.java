package io.tillgate.auth.session.signin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.oauth.interaction.AuthorizationRequest;
import io.tillgate.auth.oauth.interaction.BrowserBinding;
import io.tillgate.auth.oauth.interaction.BrowserBindings;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.auth.support.page.PageLanguage;
import io.tillgate.auth.support.page.Pages;
import io.tillgate.web.Language;
import io.tillgate.web.PageContext;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders the sign-in form and the page of the signed-in account. */
@ApplicationScoped
class SignInPages {
    private final Pool pool;
    private final AccountRepository accounts;
    private final ClientRepository clients;
    private final BrowserBindings browsers;
    private final Pages pages;

    SignInPages(
            Pool pool, AccountRepository accounts, ClientRepository clients, BrowserBindings browsers, Pages pages) {
        this.pool = pool;
        this.accounts = accounts;
        this.clients = clients;
        this.browsers = browsers;
        this.pages = pages;
    }

    /** Returns the form name to which the CSRF token is bound. */
    static String formName(@Nullable String handle) {
        return "sign-in:" + (handle == null ? "" : handle);
    }

    /** Shows the form; if the client asks for account selection, with the account that is signed in. */
    Uni<Response> form(
            HttpHeaders headers,
            BrowserBinding browser,
            Optional<PendingRequest> pending,
            Optional<BrowserSession> session,
            Optional<String> destination) {
        @Nullable String hint = pending.map(p -> p.request().loginHint()).orElse(null);
        return form(headers, browser, pending, session, destination, hint == null ? "" : hint, false);
    }

    /** Shows the form again after a wrong password. */
    Uni<Response> formAgain(
            HttpHeaders headers,
            BrowserBinding browser,
            Optional<PendingRequest> pending,
            Optional<BrowserSession> session,
            Optional<String> destination,
            String userName) {
        return form(headers, browser, pending, session, destination, userName, true);
    }

    /** Shows which account is signed in. */
    Uni<Response> signedIn(HttpHeaders headers, BrowserBinding browser, BrowserSession session) {
        Language language = PageLanguage.of(headers, List.of());
        return accounts.find(pool, session.accountId())
                .flatMap(account -> pages.form(
                        200, new SignedInView(account.map(Account::userName).orElse("")), language, null))
                .map(response -> response(response, browser));
    }

    private Uni<Response> form(
            HttpHeaders headers,
            BrowserBinding browser,
            Optional<PendingRequest> pending,
            Optional<BrowserSession> session,
            Optional<String> destination,
            String userName,
            boolean failed) {
        Optional<AuthorizationRequest> request = pending.map(PendingRequest::request);
        Language language = PageLanguage.of(
                headers, request.map(AuthorizationRequest::uiLocales).orElse(List.of()));
        @Nullable String handle = pending.map(p -> p.handle().value()).orElse(null);
        PageContext context = new PageContext(browsers.csrfToken(browser, formName(handle)));
        return clientName(pending)
                .flatMap(clientName -> chooser(request, session)
                        .flatMap(chooser -> pages.form(
                                failed ? 400 : 200,
                                new SignInView(
                                        clientName.orElse(null),
                                        handle,
                                        destination.orElse(null),
                                        userName,
                                        failed,
                                        chooser.orElse(null),
                                        context),
                                language,
                                request.map(r -> r.target().redirectUri()).orElse(null))))
                .map(response -> response(response, browser));
    }

    /** Returns the name of the client, or the host of the module's callback. */
    private Uni<Optional<String>> clientName(Optional<PendingRequest> pending) {
        if (pending.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        AuthorizationRequest request = pending.get().request();
        return pending.get().isOfModule()
                ? Uni.createFrom()
                        .item(Optional.of(
                                URI.create(request.target().redirectUri()).getHost()))
                : clients.find(pool, request.clientId())
                        .map(found -> found.map(stored -> stored.client().clientName()));
    }

    private Uni<Optional<SignInView.Chooser>> chooser(
            Optional<AuthorizationRequest> request, Optional<BrowserSession> session) {
        boolean wished = request.filter(r -> r.prompts("select_account") && !r.prompts("login"))
                .isPresent();
        return session.isEmpty() || !wished
                ? Uni.createFrom().item(Optional.empty())
                : accounts.find(pool, session.get().accountId())
                        .map(found -> found.map(
                                account -> new SignInView.Chooser(session.get().id(), account.userName())));
    }

    private Response response(Response.ResponseBuilder response, BrowserBinding browser) {
        return browser.isNew() ? response.cookie(browsers.cookie(browser)).build() : response.build();
    }
}
