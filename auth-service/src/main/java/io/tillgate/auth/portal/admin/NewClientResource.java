package io.tillgate.auth.portal.admin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientSecret;
import io.tillgate.auth.client.registration.ClientRegistry;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.FormErrors;
import io.tillgate.auth.portal.OneTimeSecretCookie;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.PortalSession;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The form for a new client of one of the usual kinds, for administrators. */
@Path("/portal/admin/clients/new")
public class NewClientResource {
    private static final String PATH = ClientAdminResource.PATH;
    private static final String NEW = PATH + "/new";

    private final PortalAccess door;
    private final PortalPages pages;
    private final ClientRegistry registry;
    private final OneTimeSecretCookie shownOnce;

    NewClientResource(PortalAccess door, PortalPages pages, ClientRegistry registry, OneTimeSecretCookie shownOnce) {
        this.door = door;
        this.pages = pages;
        this.registry = registry;
        this.shownOnce = shownOnce;
    }

    /** Shows the form. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> form(@Context HttpHeaders headers) {
        return door.showAdministratorForm(
                headers,
                NEW,
                visit -> pages.show(visit, Section.CLIENTS, new NewClientView(NewClient.EMPTY, FormErrors.NONE)));
    }

    /** Registers the client. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> create(@Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(headers, NEW, body, this::create);
    }

    private Uni<Response> create(PortalSession visit, OAuthParameters form) {
        NewClient wanted = NewClient.read(form);
        return Uni.createFrom()
                .deferred(() -> registry.register(wanted.document(), visit.actor()))
                .flatMap(saved -> {
                    String clientId = saved.client().clientId();
                    @Nullable ClientSecret secret = saved.secret();
                    NewCookie[] cookies = secret == null
                            ? new NewCookie[0]
                            : new NewCookie[] {shownOnce.carry(visit, clientId, secret)};
                    return pages.done(PATH + "/" + clientId, FlashMessage.CLIENT_CREATED, cookies);
                })
                .onFailure(FormErrors::isRefusal)
                .recoverWithUni(e -> pages.showAgain(
                        visit,
                        Section.CLIENTS,
                        new NewClientView(wanted, FormErrors.of((ProblemException) e, "client_id", visit.text()))));
    }
}
