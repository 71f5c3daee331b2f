package io.tillgate.auth.session.signin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.RawPassword;
import io.tillgate.auth.oauth.interaction.BrowserBinding;
import io.tillgate.auth.oauth.interaction.BrowserBindings;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.oauth.interaction.PendingRequests;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.session.SessionCookie;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.tillgate.auth.support.page.Pages;
import io.tillgate.auth.support.request.OAuthParameters;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The sign-in page. It redirects only to the authorization endpoint, to the portal or to itself. */
@Path("/sign-in")
public class SignInResource {
    private final Pool pool;
    private final BrowserBindings browsers;
    private final PendingRequests requests;
    private final BrowserSessions sessions;
    private final SessionCookie cookie;
    private final KnownBrowser knownBrowser;
    private final SignIns signIns;
    private final SignInPages views;
    private final Pages pages;

    SignInResource(
            Pool pool,
            BrowserBindings browsers,
            PendingRequests requests,
            BrowserSessions sessions,
            SessionCookie cookie,
            KnownBrowser knownBrowser,
            SignIns signIns,
            SignInPages views,
            Pages pages) {
        this.pool = pool;
        this.browsers = browsers;
        this.requests = requests;
        this.sessions = sessions;
        this.cookie = cookie;
        this.knownBrowser = knownBrowser;
        this.signIns = signIns;
        this.views = views;
        this.pages = pages;
    }

    /** Shows the form, or the account that is signed in if there is no authorization request. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @QueryParam("request") @Nullable String handle,
            @QueryParam("switch") boolean anotherAccount,
            @QueryParam("to") @Nullable String to,
            @Context HttpHeaders headers) {
        return Uni.createFrom()
                .deferred(() -> {
                    BrowserBinding browser = browsers.of(headers);
                    return pending(handle, browser)
                            .flatMap(pending -> sessions.current(headers)
                                    .flatMap(session -> pending.isEmpty() && session.isPresent() && !anotherAccount
                                            ? views.signedIn(headers, browser, session.get())
                                            : views.form(headers, browser, pending, session, Destination.of(to))));
                })
                .onFailure()
                .recoverWithUni(e -> pages.failure(headers, e));
    }

    /** Signs in. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> signIn(@Context HttpHeaders headers, @Nullable String body) {
        return Uni.createFrom()
                .deferred(() -> {
                    OAuthParameters form = Pages.fields(body);
                    @Nullable String handle = form.one("request").orElse(null);
                    @Nullable String csrfToken = form.one("form_token").orElse(null);
                    @Nullable String choice = form.one("choice").orElse(null);
                    BrowserBinding browser = browsers.known(headers)
                            .filter(known -> browsers.isFormToken(known, SignInPages.formName(handle), csrfToken))
                            .orElseThrow(SignInResource::expired);
                    String known = knownBrowser.of(headers);
                    return pending(handle, browser)
                            .flatMap(pending -> sessions.current(headers)
                                    .flatMap(session -> choice != null
                                            ? choose(choice, pending, session)
                                            : signIn(
                                                    new SignIns.Form(
                                                            form.one("user_name")
                                                                    .orElse("")
                                                                    .strip(),
                                                            new RawPassword(form.one("password")
                                                                    .orElse("")),
                                                            pending,
                                                            session,
                                                            headers.getHeaderString(HttpHeaders.USER_AGENT),
                                                            known),
                                                    known,
                                                    headers,
                                                    browser,
                                                    Destination.of(
                                                            form.one("to").orElse(null)))));
                })
                .onFailure()
                .recoverWithUni(e -> pages.failure(headers, e));
    }

    private Uni<Response> signIn(
            SignIns.Form form,
            String known,
            HttpHeaders headers,
            BrowserBinding browser,
            Optional<String> destination) {
        return signIns.signIn(form)
                .flatMap(begun -> begun.isEmpty()
                        ? views.formAgain(headers, browser, form.pending(), form.before(), destination, form.userName())
                        : Uni.createFrom()
                                .item(pages.redirect(next(form.pending(), destination))
                                        .cookie(cookie.of(begun.get().token()), knownBrowser.cookie(known))
                                        .build()));
    }

    private Uni<Response> choose(String choice, Optional<PendingRequest> pending, Optional<BrowserSession> session) {
        BrowserSession chosen =
                session.filter(live -> live.id().toString().equals(choice)).orElseThrow(SignInResource::expired);
        return requests.chose(pool, pending.orElseThrow(SignInResource::expired), chosen.id())
                .map(noted -> pages.redirect(next(pending, Optional.empty())).build());
    }

    private Uni<Optional<PendingRequest>> pending(@Nullable String handle, BrowserBinding browser) {
        if (handle == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return requests.find(pool, handle, browser).map(found -> {
            if (found.isEmpty()) {
                throw expired();
            }
            return found;
        });
    }

    private static String next(Optional<PendingRequest> pending, Optional<String> destination) {
        return pending.map(PendingRequest::resumeAddress).or(() -> destination).orElse("/sign-in");
    }

    private static PageException expired() {
        return new PageException(PageError.EXPIRED, "the sign-in form is unknown or has expired");
    }
}
