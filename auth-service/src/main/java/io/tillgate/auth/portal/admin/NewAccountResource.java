package io.tillgate.auth.portal.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountDirectory;
import io.tillgate.auth.account.DirectoryEntry;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.FormErrors;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The form for a new account, for administrators. */
@Path("/portal/admin/accounts/new")
public class NewAccountResource {
    private static final String PATH = AccountAdminResource.PATH;
    private static final String NEW = PATH + "/new";

    private final PortalAccess door;
    private final PortalPages pages;
    private final AccountDirectory directory;

    NewAccountResource(PortalAccess door, PortalPages pages, AccountDirectory directory) {
        this.door = door;
        this.pages = pages;
        this.directory = directory;
    }

    /** Shows the form. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> form(@Context HttpHeaders headers) {
        return door.showAdministratorForm(
                headers,
                NEW,
                visit -> pages.show(visit, Section.ACCOUNTS, new NewAccountView("", "", "", FormErrors.NONE)));
    }

    /** Creates the account. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> create(@Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(headers, NEW, body, this::create);
    }

    private Uni<Response> create(PortalSession visit, OAuthParameters form) {
        ObjectNode account = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("user_name", "email", "display_name")) {
            form.one(field)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> account.put(field, text));
        }
        form.one("password").ifPresent(password -> account.put("password", password));
        return directory
                .create(visit.caller(), account)
                .map(DirectoryEntry::id)
                .flatMap(id -> pages.done(PATH + "/" + id, FlashMessage.ACCOUNT_CREATED))
                .onFailure(FormErrors::isRefusal)
                .recoverWithUni(e -> pages.showAgain(
                        visit,
                        Section.ACCOUNTS,
                        new NewAccountView(
                                account.path("user_name").asText(),
                                account.path("email").asText(),
                                account.path("display_name").asText(),
                                FormErrors.of((ProblemException) e, "user_name", visit.text()))));
    }
}
