package io.tillgate.auth.portal.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountDirectory;
import io.tillgate.auth.account.DirectoryEntry;
import io.tillgate.auth.portal.ConfirmView;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of an account, for administrators, on which they change its groups, disable, enable and delete it. */
@Path("/portal/admin/accounts/{id}")
public class OneAccountResource {
    private static final String PATH = AccountAdminResource.PATH;
    private static final String STATUS = "status";

    private final PortalAccess door;
    private final PortalPages pages;
    private final AccountDirectory directory;

    OneAccountResource(PortalAccess door, PortalPages pages, AccountDirectory directory) {
        this.door = door;
        this.pages = pages;
        this.directory = directory;
    }

    /** Shows the account. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @PathParam("id") UUID id, @QueryParam("done") @Nullable String done, @Context HttpHeaders headers) {
        return door.showAdministrator(
                headers,
                PATH,
                visit -> directory
                        .find(visit.caller(), id)
                        .flatMap(account -> pages.show(
                                visit, Section.ACCOUNTS, OneAccountView.of(account, FormErrors.NONE), done)));
    }

    /** Sets the groups. */
    @POST
    @Path("/groups")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> groups(@PathParam("id") UUID id, @Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(headers, PATH + "/" + id, body, (visit, form) -> change(visit, id, groups(form)));
    }

    /** Enables the account. */
    @POST
    @Path("/enable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> enable(@PathParam("id") UUID id, @Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(
                headers, PATH + "/" + id, body, (visit, form) -> change(visit, id, patch().put(STATUS, "active")));
    }

    /** Asks for confirmation before the account is disabled. */
    @GET
    @Path("/disable")
    @Operation(hidden = true)
    public Uni<Response> askToDisable(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return ask(
                id,
                "disable",
                headers,
                (visit, account) -> new ConfirmView(
                        visit.text().disableAccountQuestion(account.userName()),
                        List.of(visit.text().disableAccountMeans(), visit.text().disableAccountUndo()),
                        PATH + "/" + id + "/disable",
                        visit.text().disableAccount(),
                        PATH + "/" + id));
    }

    /** Disables the account. */
    @POST
    @Path("/disable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> disable(@PathParam("id") UUID id, @Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(
                headers,
                PATH + "/" + id + "/disable",
                body,
                (visit, form) -> change(visit, id, patch().put(STATUS, "disabled")));
    }

    /** Asks for confirmation before the account is deleted. */
    @GET
    @Path("/delete")
    @Operation(hidden = true)
    public Uni<Response> askToDelete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return ask(
                id,
                "delete",
                headers,
                (visit, account) -> new ConfirmView(
                        visit.text().deleteAccountQuestion(account.userName()),
                        List.of(visit.text().deleteAccountMeans(), visit.text().deleteAccountFinal()),
                        PATH + "/" + id + "/delete",
                        visit.text().deleteAccount(),
                        PATH + "/" + id));
    }

    /** Deletes the account. */
    @POST
    @Path("/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> delete(@PathParam("id") UUID id, @Context HttpHeaders headers, @Nullable String body) {
        return door.actAdministrator(
                headers,
                PATH + "/" + id + "/delete",
                body,
                (visit, form) -> directory
                        .delete(visit.caller(), id)
                        .flatMap(deleted -> pages.done(PATH, FlashMessage.ACCOUNT_DELETED)));
    }

    private Uni<Response> ask(
            UUID id,
            String what,
            HttpHeaders headers,
            BiFunction<PortalSession, DirectoryEntry, ConfirmView> question) {
        return door.showAdministratorForm(
                headers,
                PATH + "/" + id + "/" + what,
                visit -> directory
                        .find(visit.caller(), id)
                        .flatMap(account -> pages.show(visit, Section.ACCOUNTS, question.apply(visit, account))));
    }

    private Uni<Response> change(PortalSession visit, UUID id, ObjectNode patch) {
        return directory
                .change(visit.caller(), id, patch)
                .flatMap(changed -> pages.done(PATH + "/" + id, FlashMessage.ACCOUNT_CHANGED))
                .onFailure(FormErrors::isRefusal)
                .recoverWithUni(e -> {
                    FormErrors errors = FormErrors.of((ProblemException) e, "groups", visit.text());
                    return directory
                            .find(visit.caller(), id)
                            .flatMap(account ->
                                    pages.showAgain(visit, Section.ACCOUNTS, OneAccountView.of(account, errors)));
                });
    }

    private static ObjectNode groups(OAuthParameters form) {
        ObjectNode patch = patch();
        ArrayNode groups = patch.putArray("groups");
        Stream.concat(
                        Stream.of("user", "master", "administrator")
                                .filter(group -> form.one("group_" + group).isPresent()),
                        Arrays.stream(form.one("other_groups")
                                        .orElse("")
                                        .strip()
                                        .split("\\s+"))
                                .filter(group -> !group.isEmpty()))
                .distinct()
                .forEach(groups::add);
        return patch;
    }

    private static ObjectNode patch() {
        return JsonNodeFactory.instance.objectNode();
    }
}
