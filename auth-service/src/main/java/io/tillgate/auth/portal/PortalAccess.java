package io.tillgate.auth.portal;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.oauth.interaction.BrowserBinding;
import io.tillgate.auth.oauth.interaction.BrowserBindings;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.tillgate.auth.support.page.PageLanguage;
import io.tillgate.auth.support.page.Pages;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.problem.ProblemException;
import io.tillgate.resource.RecentSignIn;
import io.tillgate.web.Language;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Admits signed-in users to the portal and administrators to its administration pages; anyone else is asked to sign in,
 * or refused. A form is accepted only from the browser and the session for which it was rendered.
 */
@ApplicationScoped
public class PortalAccess {
    private static final String SIGN_IN = "/sign-in?to=";
    private static final String SIGN_IN_AGAIN = "/sign-in?switch=true&to=";
    private static final int LONGEST_ADDRESS = 2_000;

    private final Pool pool;
    private final BrowserSessions sessions;
    private final AccountRepository accounts;
    private final BrowserBindings browsers;
    private final Pages pages;
    private final RecentSignIn recentSignIn;

    PortalAccess(
            Pool pool,
            BrowserSessions sessions,
            AccountRepository accounts,
            BrowserBindings browsers,
            Pages pages,
            RecentSignIn recentSignIn) {
        this.pool = pool;
        this.sessions = sessions;
        this.accounts = accounts;
        this.browsers = browsers;
        this.pages = pages;
        this.recentSignIn = recentSignIn;
    }

    /**
     * Shows a page.
     *
     * @param path the path of the page, to return to after a sign-in
     */
    public Uni<Response> show(HttpHeaders headers, String path, Function<PortalSession, Uni<Response>> page) {
        return enter(headers, path, page);
    }

    /**
     * Shows a page to administrators.
     *
     * @param address the path of the page, with its query if that matters, to return to after a sign-in
     */
    public Uni<Response> showAdministrator(
            HttpHeaders headers, String address, Function<PortalSession, Uni<Response>> page) {
        return enter(headers, address, visit -> page.apply(requireAdministrator(visit)));
    }

    /** Shows a form that requires a recent sign-in; a user whose sign-in is older signs in again first. */
    public Uni<Response> showForm(HttpHeaders headers, String path, Function<PortalSession, Uni<Response>> page) {
        return enter(headers, path, visit -> ifRecent(visit, path, () -> page.apply(visit)));
    }

    /** Shows a form that requires a recent sign-in to administrators. */
    public Uni<Response> showAdministratorForm(
            HttpHeaders headers, String path, Function<PortalSession, Uni<Response>> page) {
        return showAdministrator(headers, path, visit -> ifRecent(visit, path, () -> page.apply(visit)));
    }

    /**
     * Processes a form.
     *
     * @param path the path of the page with the form
     * @param body the submitted form
     */
    public Uni<Response> act(
            HttpHeaders headers,
            String path,
            @Nullable String body,
            BiFunction<PortalSession, OAuthParameters, Uni<Response>> action) {
        return enter(headers, path, visit -> action.apply(visit, form(visit, body)));
    }

    /** Processes a form that requires a recent sign-in; if it is older, the user signs in and returns to the form. */
    public Uni<Response> actRecently(
            HttpHeaders headers,
            String path,
            @Nullable String body,
            BiFunction<PortalSession, OAuthParameters, Uni<Response>> action) {
        return act(headers, path, body, (visit, form) -> ifRecent(visit, path, () -> action.apply(visit, form)));
    }

    /** Processes a form of an administrator that requires a recent sign-in. */
    public Uni<Response> actAdministrator(
            HttpHeaders headers,
            String path,
            @Nullable String body,
            BiFunction<PortalSession, OAuthParameters, Uni<Response>> action) {
        return enter(headers, path, visit -> {
            OAuthParameters form = form(requireAdministrator(visit), body);
            return ifRecent(visit, path, () -> action.apply(visit, form));
        });
    }

    /** Returns whether the session still exists, and locks it so that it cannot end before the transaction does. */
    public Uni<Boolean> isSignedIn(SqlClient tx, PortalSession visit) {
        return sessions.lockForShare(tx, visit.session().id());
    }

    /** Returns the CSRF token of the session's forms, valid only for this browser and this session. */
    String csrfToken(PortalSession visit) {
        return browsers.csrfToken(visit.browser(), formName(visit));
    }

    private Uni<Response> enter(HttpHeaders headers, String address, Function<PortalSession, Uni<Response>> next) {
        return Uni.createFrom()
                .deferred(() -> visit(headers))
                .flatMap(visit -> visit.map(next)
                        .orElseGet(() -> Uni.createFrom()
                                .item(pages.redirect(signIn(address)).build())))
                // The session ended while the request was processed.
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(() -> pages.redirect(signIn(address)).build())
                .onFailure(ProblemException.class)
                .transform(e -> told(headers, (ProblemException) e))
                .onFailure()
                .recoverWithUni(e -> pages.failure(headers, e));
    }

    private Uni<Response> ifRecent(PortalSession visit, String path, Supplier<Uni<Response>> next) {
        return recentSignIn.isRecent(visit.session().authenticatedAt())
                ? next.get()
                : Uni.createFrom()
                        .item(pages.redirect(SIGN_IN_AGAIN + encoded(path)).build());
    }

    private static String signIn(String address) {
        int query = address.indexOf('?');
        String back = query < 0 || address.length() <= LONGEST_ADDRESS ? address : address.substring(0, query);
        return SIGN_IN + encoded(back);
    }

    private static String encoded(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private Uni<Optional<PortalSession>> visit(HttpHeaders headers) {
        BrowserBinding browser = browsers.of(headers);
        Language language = PageLanguage.of(headers, List.of());
        return sessions.current(headers)
                .flatMap(session -> session.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : accounts.find(pool, session.get().accountId())
                                .map(account -> account.filter(Account::isActive)
                                        .map(active -> new PortalSession(session.get(), active, browser, language))));
    }

    private OAuthParameters form(PortalSession visit, @Nullable String body) {
        OAuthParameters form = Pages.fields(body);
        if (!browsers.isFormToken(
                visit.browser(), formName(visit), form.one("form_token").orElse(null))) {
            throw new PageException(PageError.FORM, "The form does not belong to this browser and session");
        }
        return form;
    }

    private static String formName(PortalSession visit) {
        return "portal:" + visit.session().id();
    }

    private static PortalSession requireAdministrator(PortalSession visit) {
        if (!visit.isAdministrator()) {
            throw new PageException(PageError.FORBIDDEN, "Only members of the group administrator may do this");
        }
        return visit;
    }

    private static PageException told(HttpHeaders headers, ProblemException refusal) {
        PageError error = switch (refusal.problem().status()) {
            case 400 -> PageError.INVALID;
            case 403 -> PageError.FORBIDDEN;
            case 404 -> PageError.MISSING;
            default -> PageError.REFUSED;
        };
        boolean isShown = error == PageError.INVALID || error == PageError.REFUSED;
        return new PageException(
                error,
                isShown
                        ? ProblemMessages.words(
                                refusal.problem(), PortalSession.text(PageLanguage.of(headers, List.of())))
                        : refusal.problem().title());
    }
}
