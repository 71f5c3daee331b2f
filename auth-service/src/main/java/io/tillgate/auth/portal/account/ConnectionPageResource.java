package io.tillgate.auth.portal.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.app.Apps;
import io.tillgate.auth.consent.ScopeLines;
import io.tillgate.auth.grant.management.GrantFilter;
import io.tillgate.auth.grant.management.GrantPage;
import io.tillgate.auth.grant.management.Grants;
import io.tillgate.auth.portal.ConfirmView;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.PortalSession;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.scope.ScopeRepository;
import io.vertx.mutiny.sqlclient.Pool;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of the apps that are connected to the account, on which they can be disconnected. */
@Path("/portal/connected")
public class ConnectionPageResource {
    private static final String PATH = "/portal/connected";
    private static final String ALL = PATH + "/end-all";
    private static final String END_APPS = "end_apps";
    private static final int PAGE = 20;

    private final PortalAccess door;
    private final PortalPages pages;
    private final Grants grants;
    private final Apps apps;
    private final ScopeRepository scopes;
    private final Pool pool;

    ConnectionPageResource(
            PortalAccess door, PortalPages pages, Grants grants, Apps apps, ScopeRepository scopes, Pool pool) {
        this.door = door;
        this.pages = pages;
        this.grants = grants;
        this.apps = apps;
        this.scopes = scopes;
        this.pool = pool;
    }

    /** Lists the connected apps. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> list(
            @QueryParam("done") @Nullable String done,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpHeaders headers) {
        return door.show(
                headers,
                PATH,
                visit -> grants.list(all(visit), PAGE, cursor)
                        .flatMap(page -> view(visit, page))
                        .flatMap(view -> pages.show(visit, Section.CONNECTED, view, done)));
    }

    /** Asks for confirmation before an app is disconnected. */
    @GET
    @Path("/{id}/end")
    @Operation(hidden = true)
    public Uni<Response> askToEnd(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return door.show(
                headers,
                PATH,
                visit -> grants.clientOf(id, visit.accountId())
                        .flatMap(client -> pages.show(
                                visit,
                                Section.CONNECTED,
                                new ConfirmView(
                                        visit.text().disconnectQuestion(client.clientName()),
                                        List.of(
                                                visit.text().disconnectTokens(),
                                                visit.text().disconnectAgain()),
                                        PATH + "/" + id + "/end",
                                        visit.text().disconnect(),
                                        PATH))));
    }

    /** Disconnects an app. */
    @POST
    @Path("/{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> end(@PathParam("id") UUID id, @Context HttpHeaders headers, @Nullable String body) {
        return door.act(
                headers,
                PATH,
                body,
                (visit, form) -> grants.end(id, visit.accountId(), visit.actor())
                        .flatMap(ended -> pages.done(PATH, FlashMessage.DISCONNECTED)));
    }

    /** Asks for confirmation before all apps are disconnected. */
    @GET
    @Path("/end-all")
    @Operation(hidden = true)
    public Uni<Response> askToEndAll(@Context HttpHeaders headers) {
        return door.show(
                headers,
                ALL,
                visit -> apps.ownedBy(visit.accountId())
                        .flatMap(owned -> pages.show(
                                visit,
                                Section.CONNECTED,
                                new ConfirmView(
                                        visit.text().disconnectAllQuestion(),
                                        List.of(
                                                visit.text().disconnectAllTokens(),
                                                visit.text().disconnectAllKept()),
                                        owned.isEmpty() ? null : endApps(visit),
                                        ALL,
                                        visit.text().disconnectAll(),
                                        PATH))));
    }

    private static ConfirmView.Choice endApps(PortalSession visit) {
        return new ConfirmView.Choice(
                END_APPS, visit.text().endApps(), visit.text().endAppsMeans());
    }

    /** Disconnects all apps. */
    @POST
    @Path("/end-all")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> endAll(@Context HttpHeaders headers, @Nullable String body) {
        return door.act(
                headers,
                PATH,
                body,
                (visit, form) -> grants.endAll(all(visit), visit.actor())
                        .chain(() -> form.one(END_APPS).isPresent()
                                ? apps.deleteAll(visit.accountId())
                                : Uni.createFrom().voidItem())
                        .chain(() -> pages.done(PATH, FlashMessage.ALL_DISCONNECTED)));
    }

    private Uni<ConnectedView> view(PortalSession visit, GrantPage page) {
        List<String> named = page.items().stream()
                .flatMap(grant -> grant.scopes().stream())
                .distinct()
                .collect(Collectors.toList());
        return scopes.displays(pool, named)
                .map(displays -> new ConnectedView(
                        page.items().stream()
                                .map(grant -> new ConnectedView.Connection(
                                        grant, ScopeLines.of(grant.scopes(), displays, visit.language())))
                                .toList(),
                        page.nextCursor()));
    }

    private static GrantFilter all(PortalSession visit) {
        return new GrantFilter(visit.accountId(), null);
    }
}
