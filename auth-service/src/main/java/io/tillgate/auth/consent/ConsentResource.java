package io.tillgate.auth.consent;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.consent.event.ConsentEvents;
import io.tillgate.auth.oauth.interaction.BrowserBinding;
import io.tillgate.auth.oauth.interaction.BrowserBindings;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.oauth.interaction.PendingRequests;
import io.tillgate.auth.policy.GraveScopes;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.tillgate.auth.support.page.PageLanguage;
import io.tillgate.auth.support.page.Pages;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.web.Language;
import io.tillgate.web.PageContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page on which an account allows a client to act for it, or refuses. */
@Path("/consent")
public class ConsentResource {
    private static final String FORM = "consent:";

    private final Pool pool;
    private final BrowserBindings browsers;
    private final PendingRequests requests;
    private final BrowserSessions sessions;
    private final AccountRepository accounts;
    private final ClientRepository clients;
    private final ScopeRepository scopes;
    private final GraveScopes graveScopes;
    private final Consents consents;
    private final ConsentEvents events;
    private final Pages pages;

    ConsentResource(
            Pool pool,
            BrowserBindings browsers,
            PendingRequests requests,
            BrowserSessions sessions,
            AccountRepository accounts,
            ClientRepository clients,
            ScopeRepository scopes,
            GraveScopes graveScopes,
            Consents consents,
            ConsentEvents events,
            Pages pages) {
        this.pool = pool;
        this.browsers = browsers;
        this.requests = requests;
        this.sessions = sessions;
        this.accounts = accounts;
        this.clients = clients;
        this.scopes = scopes;
        this.graveScopes = graveScopes;
        this.consents = consents;
        this.events = events;
        this.pages = pages;
    }

    /** A client's request to the account that is signed in. */
    private record Question(PendingRequest pending, RegisteredClient client, Account account, List<String> offered) {}

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@QueryParam("request") @Nullable String handle, @Context HttpHeaders headers) {
        return ask(handle, headers, question -> show(question, headers, browsers.of(headers)));
    }

    /** Accepts the user's decision. */
    @POST
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

    private Uni<Response> answer(Question question, HttpHeaders headers, OAuthParameters sent) {
        @Nullable String csrfToken = sent.one("form_token").orElse(null);
        if (!browsers.isFormToken(browsers.of(headers), form(question), csrfToken)) {
            throw expired();
        }
        boolean isAllowed = sent.one("decision").filter("allow"::equals).isPresent();
        return pool.withTransaction(tx -> isAllowed ? allow(tx, question) : refuse(tx, question))
                .map(done -> back(question.pending()));
    }

    private Uni<Void> allow(SqlConnection tx, Question question) {
        List<String> audience = question.pending().request().audience().isEmpty()
                ? question.client().audiences()
                : question.pending().request().audience();
        return scopes.lockForShare(tx, question.offered())
                .flatMap(held -> requests.approved(
                        tx, question.pending(), question.account().id()))
                .map(ConsentResource::requireThere)
                .flatMap(there -> consents.remember(
                        tx, question.account().id(), question.client().clientId(), audience, question.offered()))
                .flatMap(done -> events.granted(
                        tx, question.account().id(), question.client().clientId(), question.offered()));
    }

    private Uni<Void> refuse(SqlConnection tx, Question question) {
        return requests.denied(tx, question.pending())
                .map(ConsentResource::requireThere)
                .flatMap(there -> events.denied(
                        tx, question.account().id(), question.client().clientId(), question.offered()));
    }

    private Uni<Response> ask(@Nullable String handle, HttpHeaders headers, Function<Question, Uni<Response>> next) {
        return Uni.createFrom()
                .deferred(() -> {
                    BrowserBinding browser = browsers.known(headers).orElseThrow(ConsentResource::expired);
                    return requests.find(pool, Objects.requireNonNullElse(handle, ""), browser);
                })
                .flatMap(found -> {
                    PendingRequest pending = found.orElseThrow(ConsentResource::expired);
                    return question(pending, headers)
                            .flatMap(question -> question.isEmpty()
                                    ? Uni.createFrom().item(back(pending))
                                    : next.apply(question.get()));
                })
                .onFailure()
                .recoverWithUni(e -> pages.failure(headers, e));
    }

    private Uni<Optional<Question>> question(PendingRequest pending, HttpHeaders headers) {
        @Nullable List<String> offered = pending.offeredScopes();
        if (offered == null || pending.denied() || pending.approvedBy() != null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return sessions.current(headers)
                .flatMap(session -> session.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : graveScopes
                                .askForNewerSignIn(pool, offered, session.get().authenticatedAt())
                                .flatMap(old -> old
                                        ? Uni.createFrom().item(Optional.<Question>empty())
                                        : question(
                                                pending, offered, session.get().accountId())));
    }

    private Uni<Optional<Question>> question(PendingRequest pending, List<String> offered, UUID accountId) {
        return accounts.find(pool, accountId)
                .flatMap(account -> clients.find(pool, pending.request().clientId())
                        .map(client -> client.map(StoredClient::client)
                                .flatMap(c -> account.map(a -> new Question(pending, c, a, offered)))));
    }

    private Uni<Response> show(Question question, HttpHeaders headers, BrowserBinding browser) {
        Language language =
                PageLanguage.of(headers, question.pending().request().uiLocales());
        String redirectUri = question.pending().request().target().redirectUri();
        URI uri = URI.create(redirectUri);
        return scopes.displays(pool, question.offered())
                .flatMap(displays -> pages.form(
                        200,
                        new ConsentView(
                                question.client().clientName(),
                                question.account().userName(),
                                ScopeLines.of(question.offered(), displays, language),
                                Objects.requireNonNullElse(uri.getHost(), uri.getScheme()),
                                question.pending().handle().value(),
                                new PageContext(browsers.csrfToken(browser, form(question)))),
                        language,
                        redirectUri))
                .map(Response.ResponseBuilder::build);
    }

    private Response back(PendingRequest pending) {
        return pages.redirect("/oauth/authorize/" + pending.handle().value()).build();
    }

    /** Returns the name of the form, which binds its CSRF token to the request, the account and the scopes. */
    private static String form(Question question) {
        return FORM + question.account().id() + ":"
                + question.pending().handle().value() + ":" + question.offered();
    }

    private static boolean requireThere(boolean there) {
        if (!there) {
            throw expired();
        }
        return true;
    }

    private static PageException expired() {
        return new PageException(PageError.EXPIRED, "the authorization request is unknown or has expired");
    }
}
