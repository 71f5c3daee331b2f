package io.tillgate.auth.apikey.consent;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.apikey.ApiKeyConfig;
import io.tillgate.auth.oauth.interaction.BrowserBinding;
import io.tillgate.auth.oauth.interaction.BrowserBindings;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.oauth.interaction.PendingRequests;
import io.tillgate.auth.policy.GraveScopes;
import io.tillgate.auth.policy.ModuleGate;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.auth.session.BrowserSessions;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The endpoint at which modules request an API key, and the page on which the user allows or refuses it. */
@Path("/oauth")
@Tag(name = "API keys")
public class ModuleResource {
    private final Pool pool;
    private final BrowserBindings browsers;
    private final PendingRequests requests;
    private final BrowserSessions sessions;
    private final AccountRepository accounts;
    private final ModuleGate gate;
    private final GraveScopes graveScopes;
    private final KeyIssuer issuer;
    private final ModulePages views;
    private final Pages pages;
    private final ApiKeyConfig config;

    ModuleResource(
            Pool pool,
            BrowserBindings browsers,
            PendingRequests requests,
            BrowserSessions sessions,
            AccountRepository accounts,
            ModuleGate gate,
            GraveScopes graveScopes,
            KeyIssuer issuer,
            ModulePages views,
            Pages pages,
            ApiKeyConfig config) {
        this.pool = pool;
        this.browsers = browsers;
        this.requests = requests;
        this.sessions = sessions;
        this.accounts = accounts;
        this.gate = gate;
        this.graveScopes = graveScopes;
        this.issuer = issuer;
        this.views = views;
        this.pages = pages;
        this.config = config;
    }

    /** Accepts a module's request. Errors are shown as pages. */
    @GET
    @Operation(
            operationId = "requestApiKey",
            summary = "Ask the user for an API key: cb is the callback address, scopes the comma-separated scopes")
    @APIResponse(responseCode = "303", description = "Redirect to the sign-in page or the consent page")
    @APIResponse(responseCode = "400", description = "An error page: cb or scopes is invalid")
    public Uni<Response> begin(@Context UriInfo uri, @Context HttpHeaders headers) {
        return Uni.createFrom()
                .deferred(() -> {
                    OAuthParameters sent = Pages.fields(uri.getRequestUri().getRawQuery());
                    ModuleRequest request = ModuleRequest.read(sent, config.callbackHosts());
                    BrowserBinding browser = browsers.of(headers);
                    PendingRequest pending = requests.begin(request.toWaiting(), browser)
                            .orElseThrow(() -> new PageException(PageError.REQUEST, "the request is too long"));
                    Response.ResponseBuilder response = pages.redirect(pending.resumeAddress());
                    return Uni.createFrom()
                            .item(
                                    browser.isNew()
                                            ? response.cookie(browsers.cookie(browser))
                                                    .build()
                                            : response.build());
                })
                .onFailure()
                .recoverWithUni(e -> pages.failure(headers, e));
    }

    @GET
    @Path("/module")
    @Operation(hidden = true)
    public Uni<Response> show(@QueryParam("request") @Nullable String handle, @Context HttpHeaders headers) {
        return ask(
                handle,
                headers,
                question -> gate.judge(
                                pool, question.account(), question.request().scopes())
                        .call(verdicts -> requests.offer(
                                pool, question.pending(), question.request().scopes()))
                        .flatMap(verdicts -> views.show(question, verdicts, headers)));
    }

    /** Accepts the user's decision. */
    @POST
    @Path("/module")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> answer(@Context HttpHeaders headers, @Nullable String body) {
        return Uni.createFrom()
                .item(() -> Pages.fields(body))
                .flatMap(sent ->
                        ask(sent.one("request").orElse(null), headers, question -> answer(question, headers, sent)))
                .onFailure()
                .recoverWithUni(e -> pages.failure(headers, e));
    }

    private Uni<Response> answer(ModuleQuestion question, HttpHeaders headers, OAuthParameters sent) {
        @Nullable String csrfToken = sent.one("form_token").orElse(null);
        boolean isShown = question.pending().offeredScopes() != null;
        if (!isShown || !browsers.isFormToken(browsers.of(headers), ModulePages.formName(question), csrfToken)) {
            throw expired();
        }
        Callback callback = question.request().callback();
        if (sent.one("decision").filter("allow"::equals).isEmpty()) {
            return issuer.refuse(question).map(done -> back(callback, Map.of("error", "access_denied")));
        }
        return issuer.issue(question)
                .map(secret -> {
                    Map<String, String> answer = new LinkedHashMap<>();
                    answer.put("key", secret.value());
                    answer.put("key_header", config.header());
                    return back(callback, answer);
                })
                .onFailure(ScopesRefusedException.class)
                .recoverWithUni(e -> views.showAgain(question, ((ScopesRefusedException) e).verdicts(), headers));
    }

    private Uni<Response> ask(
            @Nullable String handle, HttpHeaders headers, Function<ModuleQuestion, Uni<Response>> next) {
        return Uni.createFrom()
                .deferred(() -> {
                    BrowserBinding browser = browsers.known(headers).orElseThrow(ModuleResource::expired);
                    return requests.find(pool, Objects.requireNonNullElse(handle, ""), browser);
                })
                .flatMap(found -> {
                    PendingRequest pending =
                            found.filter(PendingRequest::isOfModule).orElseThrow(ModuleResource::expired);
                    return question(pending, headers)
                            .flatMap(this::unlessSignInIsOld)
                            .flatMap(question -> question.isEmpty()
                                    ? Uni.createFrom().item(toSignIn(pending))
                                    : next.apply(question.get()));
                })
                .onFailure()
                .recoverWithUni(e -> pages.failure(headers, e));
    }

    /** Returns the question; empty if no account is signed in that may grant anything. */
    private Uni<Optional<ModuleQuestion>> question(PendingRequest pending, HttpHeaders headers) {
        return sessions.current(headers)
                .flatMap(session -> session.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : accounts.find(pool, session.get().accountId())
                                .map(found -> found.filter(gate::admits)
                                        .map(account -> question(pending, account, session.get()))));
    }

    /** Returns the question; empty if it contains a grave scope and the sign-in is not recent. */
    private Uni<Optional<ModuleQuestion>> unlessSignInIsOld(Optional<ModuleQuestion> found) {
        return found.map(question -> graveScopes
                        .askForNewerSignIn(
                                pool,
                                question.request().scopes(),
                                question.session().authenticatedAt())
                        .map(old -> found.filter(asked -> !old)))
                .orElseGet(() -> Uni.createFrom().item(found));
    }

    private static ModuleQuestion question(PendingRequest pending, Account account, BrowserSession session) {
        return new ModuleQuestion(pending, ModuleRequest.of(pending), account, session);
    }

    private Response toSignIn(PendingRequest pending) {
        return pages.redirect("/sign-in?request=" + pending.handle().value()).build();
    }

    private Response back(Callback callback, Map<String, String> parameters) {
        return pages.redirect(callback.with(parameters)).build();
    }

    private static PageException expired() {
        return new PageException(PageError.EXPIRED, "the module's request is unknown or has expired");
    }
}
