package io.tillgate.auth.portal.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.consent.ScopeLines;
import io.tillgate.auth.grant.management.ApiKeys;
import io.tillgate.auth.portal.ConfirmView;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.PortalSession;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of the account's API keys, on which they can be revoked. */
@Path("/portal/keys")
public class ApiKeyPageResource {
    private static final String PATH = "/portal/keys";

    private final PortalAccess door;
    private final PortalPages pages;
    private final ApiKeys keys;
    private final ScopeRepository scopes;
    private final Pool pool;

    ApiKeyPageResource(PortalAccess door, PortalPages pages, ApiKeys keys, ScopeRepository scopes, Pool pool) {
        this.door = door;
        this.pages = pages;
        this.keys = keys;
        this.scopes = scopes;
        this.pool = pool;
    }

    /** Lists the API keys. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@QueryParam("done") @Nullable String done, @Context HttpHeaders headers) {
        return door.show(
                headers,
                PATH,
                visit -> keys.list(visit.accountId())
                        .flatMap(live -> view(visit, live))
                        .flatMap(view -> pages.show(visit, Section.API_KEYS, view, done)));
    }

    /** Asks for confirmation before an API key is revoked. */
    @GET
    @Path("/{id}/revoke")
    @Operation(hidden = true)
    public Uni<Response> askToRevoke(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return door.show(
                headers,
                PATH,
                visit -> keys.list(visit.accountId())
                        .map(live -> live.stream()
                                .filter(key -> key.id().equals(id))
                                .findFirst()
                                .orElseThrow(
                                        () -> new PageException(PageError.MISSING, "The account has no such API key")))
                        .flatMap(key -> pages.show(
                                visit,
                                Section.API_KEYS,
                                new ConfirmView(
                                        visit.text().revokeQuestion(key.callbackHost()),
                                        List.of(
                                                visit.text().revokeMeans(),
                                                visit.text().revokeFinal()),
                                        PATH + "/" + id + "/revoke",
                                        visit.text().revoke(),
                                        PATH))));
    }

    /** Revokes an API key. */
    @POST
    @Path("/{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> revoke(@PathParam("id") UUID id, @Context HttpHeaders headers, @Nullable String body) {
        return door.act(
                headers,
                PATH,
                body,
                (visit, form) -> keys.revoke(visit.accountId(), id)
                        .flatMap(revoked -> pages.done(PATH, FlashMessage.KEY_REVOKED)));
    }

    private Uni<ApiKeysView> view(PortalSession visit, List<ApiKey> live) {
        List<String> named =
                live.stream().flatMap(key -> key.scopes().stream()).distinct().toList();
        return scopes.displays(pool, named)
                .map(displays -> new ApiKeysView(live.stream()
                        .map(key -> new ApiKeysView.Line(key, ScopeLines.of(key.scopes(), displays, visit.language())))
                        .toList()));
    }
}
