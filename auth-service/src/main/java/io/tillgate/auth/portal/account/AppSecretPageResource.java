package io.tillgate.auth.portal.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.app.Apps;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.NewSecretView;
import io.tillgate.auth.portal.OneTimeSecretCookie;
import io.tillgate.auth.portal.Overlaps;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.Section;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Creates a new secret for one of the account's API apps; the old one stays valid for the chosen time. */
@Path("/portal/apps/{clientId}/secret")
public class AppSecretPageResource {
    private static final String PATH = "/portal/apps";

    private final PortalAccess door;
    private final PortalPages pages;
    private final Apps apps;
    private final OneTimeSecretCookie shownOnce;
    private final Overlaps overlaps;

    AppSecretPageResource(
            PortalAccess door, PortalPages pages, Apps apps, OneTimeSecretCookie shownOnce, Overlaps overlaps) {
        this.door = door;
        this.pages = pages;
        this.apps = apps;
        this.shownOnce = shownOnce;
        this.overlaps = overlaps;
    }

    /** Shows the form, with the choice of how long the old secret stays valid. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> form(@PathParam("clientId") String clientId, @Context HttpHeaders headers) {
        return door.showForm(
                headers,
                form(clientId),
                visit -> apps.get(visit.accountId(), clientId)
                        .flatMap(app -> pages.show(
                                visit,
                                Section.APPS,
                                new NewSecretView(
                                        app.clientName(),
                                        form(clientId),
                                        PATH + "/" + clientId,
                                        overlaps.in(visit.text())))));
    }

    /** Creates the new secret. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> rotate(
            @PathParam("clientId") String clientId, @Context HttpHeaders headers, @Nullable String body) {
        return door.actRecently(
                headers,
                form(clientId),
                body,
                (visit, form) -> apps.rotate(
                                visit.accountId(),
                                clientId,
                                form.one("overlap").orElse(null),
                                tx -> door.isSignedIn(tx, visit))
                        .flatMap(rotated -> pages.done(
                                PATH + "/" + clientId,
                                FlashMessage.SECRET,
                                shownOnce.carry(visit, clientId, rotated.secret()))));
    }

    private static String form(String clientId) {
        return PATH + "/" + clientId + "/secret";
    }
}
