package io.tillgate.auth.portal.admin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientDocument;
import io.tillgate.auth.client.registration.ClientSearch;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.Section;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** All clients, for administrators. */
@Path("/portal/admin/clients")
public class ClientAdminResource {
    static final String PATH = "/portal/admin/clients";

    private final PortalAccess door;
    private final PortalPages pages;
    private final ClientSearch search;

    ClientAdminResource(PortalAccess door, PortalPages pages, ClientSearch search) {
        this.door = door;
        this.pages = pages;
        this.search = search;
    }

    /** Shows a page of clients. */
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

    private static ClientsView view(@Nullable String text, ClientSearch.Page page) {
        String searched = Objects.requireNonNullElse(text, "");
        @Nullable
        String next = page.nextCursor() == null
                ? null
                : PATH + "?q=" + URLEncoder.encode(searched, StandardCharsets.UTF_8) + "&cursor=" + page.nextCursor();
        return new ClientsView(
                searched, page.items().stream().map(ClientDocument::client).toList(), next);
    }
}
