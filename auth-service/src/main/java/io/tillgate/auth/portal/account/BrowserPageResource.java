package io.tillgate.auth.portal.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.portal.ConfirmView;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.session.BrowserSessions;
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

/** The page of the browsers in which the account is signed in, on which it can be signed out. */
@Path("/portal/browsers")
public class BrowserPageResource {
    private static final String PATH = "/portal/browsers";
    private static final String OTHERS = PATH + "/end-others";

    private final PortalAccess door;
    private final PortalPages pages;
    private final BrowserSessions sessions;
    private final Pool pool;

    BrowserPageResource(PortalAccess door, PortalPages pages, BrowserSessions sessions, Pool pool) {
        this.door = door;
        this.pages = pages;
        this.sessions = sessions;
        this.pool = pool;
    }

    /** Lists the sessions. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@QueryParam("done") @Nullable String done, @Context HttpHeaders headers) {
        return door.show(
                headers,
                PATH,
                visit -> sessions.ofAccount(visit.accountId())
                        .flatMap(live -> pages.show(
                                visit,
                                Section.BROWSERS,
                                new BrowsersView(live, visit.session().id()),
                                done)));
    }

    /** Asks for confirmation before a session is ended. */
    @GET
    @Path("/{id}/end")
    @Operation(hidden = true)
    public Uni<Response> askToEnd(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return door.show(
                headers,
                PATH,
                visit -> sessions.ofAccount(visit.accountId())
                        .invoke(live -> require(
                                live.stream().anyMatch(session -> session.id().equals(id))))
                        .flatMap(live -> pages.show(
                                visit,
                                Section.BROWSERS,
                                new ConfirmView(
                                        visit.text().endBrowserQuestion(),
                                        List.of(visit.text().endBrowserMeans()),
                                        PATH + "/" + id + "/end",
                                        visit.text().endBrowser(),
                                        PATH))));
    }

    /** Ends a session. */
    @POST
    @Path("/{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> end(@PathParam("id") UUID id, @Context HttpHeaders headers, @Nullable String body) {
        return door.act(
                headers,
                PATH,
                body,
                (visit, form) -> pool.withTransaction(tx -> sessions.endOwn(tx, id, visit.accountId()))
                        .invoke(BrowserPageResource::require)
                        .flatMap(ended -> pages.done(PATH, FlashMessage.BROWSER)));
    }

    /** Asks for confirmation before all other sessions are ended. */
    @GET
    @Path("/end-others")
    @Operation(hidden = true)
    public Uni<Response> askToEndOthers(@Context HttpHeaders headers) {
        return door.show(
                headers,
                OTHERS,
                visit -> pages.show(
                        visit,
                        Section.BROWSERS,
                        new ConfirmView(
                                visit.text().endOthersQuestion(),
                                List.of(visit.text().endOthersMeans()),
                                OTHERS,
                                visit.text().endOthers(),
                                PATH)));
    }

    /** Ends all other sessions. */
    @POST
    @Path("/end-others")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> endOthers(@Context HttpHeaders headers, @Nullable String body) {
        return door.act(
                headers,
                PATH,
                body,
                (visit, form) -> pool.withTransaction(
                                tx -> sessions.endOthers(tx, visit.session().id(), visit.accountId()))
                        .flatMap(ended -> pages.done(PATH, FlashMessage.OTHER_BROWSERS)));
    }

    private static void require(boolean there) {
        if (!there) {
            throw new PageException(PageError.MISSING, "The account has no such session");
        }
    }
}
