package io.tillgate.auth.portal.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.client.app.Apps;
import io.tillgate.auth.portal.ConfirmView;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.FormErrors;
import io.tillgate.auth.portal.OneTimeSecretCookie;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.PortalSession;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.problem.ProblemException;
import io.tillgate.text.VisibleText;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The pages that list, create, show and delete the account's API apps. */
@Path("/portal/apps")
public class AppPageResource {
    private static final String PATH = "/portal/apps";
    private static final String NEW = PATH + "/new";
    private static final int MAX_NAME = 100;

    private final PortalAccess door;
    private final PortalPages pages;
    private final Apps apps;
    private final OneTimeSecretCookie shownOnce;
    private final AuthConfig config;
    private final Clock clock;

    AppPageResource(
            PortalAccess door,
            PortalPages pages,
            Apps apps,
            OneTimeSecretCookie shownOnce,
            AuthConfig config,
            Clock clock) {
        this.door = door;
        this.pages = pages;
        this.apps = apps;
        this.shownOnce = shownOnce;
        this.config = config;
        this.clock = clock;
    }

    /** Lists the apps. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@QueryParam("done") @Nullable String done, @Context HttpHeaders headers) {
        return door.show(
                headers,
                PATH,
                visit -> apps.ownedBy(visit.accountId())
                        .flatMap(owned -> pages.show(visit, Section.APPS, new AppsView(owned), done)));
    }

    /** Shows the form for a new app. */
    @GET
    @Path("/new")
    @Operation(hidden = true)
    public Uni<Response> form(@Context HttpHeaders headers) {
        return door.showForm(
                headers, NEW, visit -> pages.show(visit, Section.APPS, new NewAppView("", FormErrors.NONE)));
    }

    /** Creates an app. */
    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> create(@Context HttpHeaders headers, @Nullable String body) {
        return door.actRecently(headers, NEW, body, this::create);
    }

    /** Shows an app. */
    @GET
    @Path("/{clientId}")
    @Operation(hidden = true)
    public Uni<Response> show(
            @PathParam("clientId") String clientId,
            @QueryParam("done") @Nullable String done,
            @Context HttpHeaders headers) {
        return door.show(
                headers,
                PATH,
                visit -> apps.find(visit.accountId(), clientId)
                        .flatMap(app -> {
                            @Nullable
                            String secret = shownOnce
                                    .take(visit, clientId, headers)
                                    .map(shown -> shown.value())
                                    .orElse(null);
                            return pages.show(
                                    visit, Section.APPS, view(app, secret), FlashMessage.withSecret(done, secret));
                        })
                        .map(this::withoutCookie));
    }

    /** Asks for confirmation before an app is deleted. */
    @GET
    @Path("/{clientId}/delete")
    @Operation(hidden = true)
    public Uni<Response> askToDelete(@PathParam("clientId") String clientId, @Context HttpHeaders headers) {
        return door.show(
                headers,
                PATH,
                visit -> apps.get(visit.accountId(), clientId)
                        .flatMap(app -> pages.show(
                                visit,
                                Section.APPS,
                                new ConfirmView(
                                        visit.text().deleteAppQuestion(app.clientName()),
                                        List.of(
                                                visit.text().deleteAppTokens(),
                                                visit.text().deleteAppSecret(),
                                                visit.text().deleteAppFinal()),
                                        PATH + "/" + clientId + "/delete",
                                        visit.text().deleteApp(),
                                        PATH + "/" + clientId))));
    }

    /** Deletes an app. */
    @POST
    @Path("/{clientId}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> delete(
            @PathParam("clientId") String clientId, @Context HttpHeaders headers, @Nullable String body) {
        return door.act(
                headers,
                PATH,
                body,
                (visit, form) -> apps.delete(visit.accountId(), clientId)
                        .flatMap(deleted -> pages.done(PATH, FlashMessage.APP_DELETED)));
    }

    private Uni<Response> create(PortalSession visit, OAuthParameters form) {
        String name = form.one("name").orElse("").strip();
        if (!VisibleText.Rule.allows(name, MAX_NAME)) {
            FormErrors errors = FormErrors.of("name", visit.text().appNameWrong());
            return pages.showAgain(visit, Section.APPS, new NewAppView(name, errors));
        }
        return apps.create(visit.accountId(), name, tx -> door.isSignedIn(tx, visit))
                .flatMap(made -> {
                    String clientId = made.client().clientId();
                    return pages.done(
                            PATH + "/" + clientId, FlashMessage.APP, shownOnce.carry(visit, clientId, made.secret()));
                })
                .onFailure(FormErrors::isRefusal)
                .recoverWithUni(e -> pages.showAgain(
                        visit,
                        Section.APPS,
                        new NewAppView(name, FormErrors.of((ProblemException) e, "name", visit.text()))));
    }

    private AppView view(StoredClient app, @Nullable String secret) {
        @Nullable
        Instant previous = Optional.ofNullable(app.previousSecretExpiresAt())
                .filter(clock.instant()::isBefore)
                .orElse(null);
        return AppView.of(app.client(), secret, previous, config.issuer().toString());
    }

    private Response withoutCookie(Response response) {
        return Response.fromResponse(response).cookie(shownOnce.removal()).build();
    }
}
