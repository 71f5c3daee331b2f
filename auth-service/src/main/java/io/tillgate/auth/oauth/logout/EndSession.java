package io.tillgate.auth.oauth.logout;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.oauth.interaction.BrowserBinding;
import io.tillgate.auth.oauth.interaction.BrowserBindings;
import io.tillgate.auth.oauth.openid.IdTokenHint;
import io.tillgate.auth.oauth.openid.IdTokenHints;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.session.SessionCookie;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.tillgate.auth.support.page.PageLanguage;
import io.tillgate.auth.support.page.Pages;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.web.Language;
import io.tillgate.web.PageContext;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends browser sessions. If the request has an ID token of this session as its hint, the session ends at once.
 * Otherwise the user must confirm, so that a link or an image cannot sign a user out.
 */
@ApplicationScoped
class EndSession {
    private static final String FORM = "sign-out";
    private static final String REASON = "session_ended";

    private final Pool pool;
    private final BrowserSessions sessions;
    private final SessionCookie cookie;
    private final BrowserBindings browsers;
    private final IdTokenHints hints;
    private final LogoutTargets targets;
    private final Pages pages;

    EndSession(
            Pool pool,
            BrowserSessions sessions,
            SessionCookie cookie,
            BrowserBindings browsers,
            IdTokenHints hints,
            LogoutTargets targets,
            Pages pages) {
        this.pool = pool;
        this.sessions = sessions;
        this.cookie = cookie;
        this.browsers = browsers;
        this.hints = hints;
        this.targets = targets;
        this.pages = pages;
    }

    /** Returns whether a request has a session cookie. */
    boolean isSignedIn(HttpHeaders headers) {
        return cookie.read(headers).isPresent();
    }

    /**
     * Ends the session of this browser, or asks the user first. After an invalid request the user is asked too, but not
     * redirected afterwards (RP-Initiated Logout section 4).
     */
    Uni<Response> start(HttpHeaders headers, EndSessionRequest request) {
        Optional<IdTokenHint> hint = Optional.ofNullable(request.idTokenHint()).flatMap(hints::read);
        boolean isForged = hint.isEmpty() && request.idTokenHint() != null;
        Language language = PageLanguage.of(headers, request.uiLocales());
        return targets.of(request, hint)
                .flatMap(found -> sessions.current(headers).flatMap(current -> {
                    boolean isInOrder = found.isPresent() && !isForged;
                    LogoutTarget target = isInOrder ? found.get() : LogoutTarget.HERE;
                    if (current.isEmpty()) {
                        return signedOut(target, language);
                    }
                    return isInOrder
                                    && hint.filter(shown -> isOf(shown, current.get()))
                                            .isPresent()
                            ? end(current.get(), target, language)
                            : ask(headers, target, language);
                }));
    }

    /** Ends the session after the user's confirmation. */
    Uni<Response> confirm(HttpHeaders headers, OAuthParameters form) {
        Optional<BrowserBinding> browser = browsers.known(headers);
        @Nullable String token = form.one("form_token").orElse(null);
        if (browser.isEmpty() || !browsers.isFormToken(browser.get(), FORM, token)) {
            throw new PageException(PageError.EXPIRED, "The form does not belong to this browser");
        }
        EndSessionRequest request = EndSessionRequest.of(form);
        Language language = PageLanguage.of(headers, request.uiLocales());
        return targets.of(request, Optional.empty())
                .map(found -> found.orElse(LogoutTarget.HERE))
                .flatMap(target -> sessions.current(headers)
                        .flatMap(current -> current.isEmpty()
                                ? signedOut(target, language)
                                : end(current.get(), target, language)));
    }

    private static boolean isOf(IdTokenHint hint, BrowserSession session) {
        return session.id().equals(hint.sessionId()) && session.accountId().equals(hint.accountId());
    }

    private Uni<Response> ask(HttpHeaders headers, LogoutTarget target, Language language) {
        BrowserBinding browser = browsers.of(headers);
        PageContext page = new PageContext(browsers.csrfToken(browser, FORM));
        @Nullable NewCookie fresh = browsers.cookie(browser);
        return pages.form(200, new SignOutView(page, target), language, target.redirectUri())
                .map(response -> (fresh == null ? response : response.cookie(fresh)).build());
    }

    private Uni<Response> end(BrowserSession session, LogoutTarget target, Language language) {
        return pool.withTransaction(tx -> sessions.end(
                        tx, session.id(), REASON, session.accountId().toString()))
                .flatMap(ended -> signedOut(target, language));
    }

    private Uni<Response> signedOut(LogoutTarget target, Language language) {
        Optional<String> location = target.location();
        return location.isPresent()
                ? Uni.createFrom()
                        .item(pages.redirect(location.get())
                                .cookie(cookie.removal())
                                .build())
                : pages.form(200, new SignedOutView(), language, null)
                        .map(response -> response.cookie(cookie.removal()).build());
    }
}
