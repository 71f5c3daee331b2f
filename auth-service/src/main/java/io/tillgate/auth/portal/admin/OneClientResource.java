package io.tillgate.auth.portal.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientSecrets;
import io.tillgate.auth.client.registration.ClientRegistry;
import io.tillgate.auth.client.registration.ClientSearch;
import io.tillgate.auth.portal.ConfirmView;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.NewSecretView;
import io.tillgate.auth.portal.OneTimeSecretCookie;
import io.tillgate.auth.portal.Overlaps;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.PortalSession;
import io.tillgate.auth.portal.Section;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of a client, for administrators, on which they disable and enable it and create a new secret. */
@Path("/portal/admin/clients/{clientId}")
public class OneClientResource {
    private static final String PATH = ClientAdminResource.PATH;

    private final PortalAccess door;
    private final PortalPages pages;
    private final ClientSearch search;
    private final ClientRegistry registry;
    private final ClientSecrets secrets;
    private final OneTimeSecretCookie shownOnce;
    private final Overlaps overlaps;

    OneClientResource(
            PortalAccess door,
            PortalPages pages,
            ClientSearch search,
            ClientRegistry registry,
            ClientSecrets secrets,
            OneTimeSecretCookie shownOnce,
            Overlaps overlaps) {
        this.door = door;
        this.pages = pages;
        this.search = search;
        this.registry = registry;
        this.secrets = secrets;
        this.shownOnce = shownOnce;
        this.overlaps = overlaps;
    }

    /** Shows the client. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @PathParam("clientId") String clientId,
            @QueryParam("done") @Nullable String done,
            @Context HttpHeaders headers) {
        return door.showAdministrator(
                headers,
                PATH,
                visit -> search.find(clientId)
                        .flatMap(client -> {
                            @Nullable
                            String secret = shownOnce
                                    .take(visit, clientId, headers)
                                    .map(shown -> shown.value())
                                    .orElse(null);
                            return pages.show(
                                    visit,
                                    Section.CLIENTS,
                                    new OneClientView(
                                            client, secret, client.authMethod().usesSecret()),
                                    FlashMessage.withSecret(done, secret));
                        })
                        .map(response -> Response.fromResponse(response)
                                .cookie(shownOnce.removal())
                                .build()));
    }

    /** Asks for confirmation before the client is disabled. */
    @GET
    @Path("/disable")
    @Operation(hidden = true)
    public Uni<Response> askToDisable(@PathParam("clientId") String clientId, @Context HttpHeaders headers) {
        return door.showAdministratorForm(
                headers,
                PATH + "/" + clientId + "/disable",
                visit -> search.find(clientId)
                        .flatMap(client -> pages.show(
                                visit,
                                Section.CLIENTS,
                                new ConfirmView(
                                        visit.text().disableClientQuestion(client.clientName()),
                                        List.of(
                                                visit.text().disableClientMeans(),
                                                visit.text().disableClientPeople()),
                                        PATH + "/" + clientId + "/disable",
                                        visit.text().disableClient(),
                                        PATH + "/" + clientId))));
    }

    /** Disables the client. */
    @POST
    @Path("/disable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> disable(
            @PathParam("clientId") String clientId, @Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(
                headers,
                PATH + "/" + clientId + "/disable",
                body,
                (visit, form) -> setStatus(visit, clientId, "disabled"));
    }

    /** Enables the client. */
    @POST
    @Path("/enable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> enable(
            @PathParam("clientId") String clientId, @Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(
                headers, PATH + "/" + clientId, body, (visit, form) -> setStatus(visit, clientId, "enabled"));
    }

    /** Shows the form for a new secret, with the choice of how long the old one stays valid. */
    @GET
    @Path("/secret")
    @Operation(hidden = true)
    public Uni<Response> askForSecret(@PathParam("clientId") String clientId, @Context HttpHeaders headers) {
        return door.showAdministratorForm(
                headers,
                PATH + "/" + clientId + "/secret",
                visit -> search.find(clientId)
                        .flatMap(client -> pages.show(
                                visit,
                                Section.CLIENTS,
                                new NewSecretView(
                                        client.clientName(),
                                        PATH + "/" + clientId + "/secret",
                                        PATH + "/" + clientId,
                                        overlaps.in(visit.text())))));
    }

    /** Creates a new secret. */
    @POST
    @Path("/secret")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> rotate(
            @PathParam("clientId") String clientId, @Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(
                headers,
                PATH + "/" + clientId + "/secret",
                body,
                (visit, form) -> secrets.rotate(
                                clientId, null, form.one("overlap").orElse(null), visit.actor())
                        .flatMap(rotated -> pages.done(
                                PATH + "/" + clientId,
                                FlashMessage.SECRET,
                                shownOnce.carry(visit, clientId, rotated.secret()))));
    }

    private Uni<Response> setStatus(PortalSession visit, String clientId, String status) {
        return registry.merge(
                        clientId,
                        JsonNodeFactory.instance.objectNode().put("status", status),
                        client -> true,
                        visit.actor())
                .flatMap(saved -> pages.done(PATH + "/" + clientId, FlashMessage.CLIENT_CHANGED));
    }
}
