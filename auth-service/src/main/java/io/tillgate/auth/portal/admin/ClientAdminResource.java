package io.tillgate.auth.portal.admin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientSecret;
import io.tillgate.auth.error.ProblemException;
import io.tillgate.auth.portal.FormErrors;
import io.tillgate.auth.portal.Notice;
import io.tillgate.auth.portal.PortalDoor;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.portal.ShownOnce;
import io.tillgate.auth.portal.Visit;
import io.tillgate.auth.registration.ClientRegistry;
import io.tillgate.auth.registration.ClientSearch;
import io.tillgate.auth.request.OAuthParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** All clients, for administrators: searched, and the usual kinds made. */
@Path("/portal/admin/clients")
public class ClientAdminResource {
    static final String PATH = "/portal/admin/clients";
    private static final String NEW = PATH + "/new";

    private final PortalDoor door;
    private final PortalPages pages;
    private final ClientSearch search;
    private final ClientRegistry registry;
    private final ShownOnce shownOnce;

    ClientAdminResource(
            PortalDoor door, PortalPages pages, ClientSearch search, ClientRegistry registry, ShownOnce shownOnce) {
        this.door = door;
        this.pages = pages;
        this.search = search;
        this.registry = registry;
        this.shownOnce = shownOnce;
    }

    /** A page of clients. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> list(
            @QueryParam("q") @Nullable String q,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("done") @Nullable String done,
            @Context HttpHeaders headers) {
        @Nullable String text = q == null || q.isBlank() ? null : q.strip();
        return door.showAdministrator(
                headers,
                PATH,
                visit -> search.page(text, null, cursor)
                        .flatMap(page -> pages.show(visit, Section.CLIENTS, view(text, page), done)));
    }

    /** The form of a new one. */
    @GET
    @Path("/new")
    @Operation(hidden = true)
    public Uni<Response> form(@Context HttpHeaders headers) {
        return door.showAdministrator(
                headers,
                NEW,
                visit -> pages.show(visit, Section.CLIENTS, new NewClientView(NewClient.EMPTY, FormErrors.NONE)));
    }

    /** Makes one. */
    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> create(@Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(headers, NEW, body, this::create);
    }

    private Uni<Response> create(Visit visit, OAuthParameters form) {
        NewClient wanted = NewClient.read(form);
        return Uni.createFrom()
                .deferred(() -> registry.register(wanted.document(), visit.actor()))
                .flatMap(saved -> {
                    String clientId = saved.client().clientId();
                    @Nullable ClientSecret secret = saved.secret();
                    NewCookie[] cookies = secret == null
                            ? new NewCookie[0]
                            : new NewCookie[] {shownOnce.carry(visit, clientId, secret)};
                    return pages.done(PATH + "/" + clientId, Notice.CLIENT_CREATED, cookies);
                })
                .onFailure(ProblemException.class)
                .recoverWithUni(e -> pages.showAgain(
                        visit,
                        Section.CLIENTS,
                        new NewClientView(wanted, FormErrors.of((ProblemException) e, "client_id", visit.text()))));
    }

    private static ClientsView view(@Nullable String text, ClientSearch.Page page) {
        String searched = Objects.requireNonNullElse(text, "");
        @Nullable
        String next = page.nextCursor() == null
                ? null
                : PATH + "?q=" + URLEncoder.encode(searched, StandardCharsets.UTF_8) + "&cursor=" + page.nextCursor();
        return new ClientsView(searched, page.items(), next);
    }
}
