package io.tillgate.auth.portal.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.directory.AccountDirectory;
import io.tillgate.auth.directory.DirectoryEntry;
import io.tillgate.auth.directory.DirectoryPage;
import io.tillgate.auth.error.ProblemException;
import io.tillgate.auth.portal.FormErrors;
import io.tillgate.auth.portal.Notice;
import io.tillgate.auth.portal.PortalDoor;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.portal.Visit;
import io.tillgate.auth.request.OAuthParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** All accounts, for administrators: searched and made. */
@Path("/portal/admin/accounts")
public class AccountAdminResource {
    static final String PATH = "/portal/admin/accounts";
    private static final String NEW = PATH + "/new";

    private final PortalDoor door;
    private final PortalPages pages;
    private final AccountDirectory directory;

    AccountAdminResource(PortalDoor door, PortalPages pages, AccountDirectory directory) {
        this.door = door;
        this.pages = pages;
        this.directory = directory;
    }

    /** A page of accounts. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> list(
            @QueryParam("q") @Nullable String q,
            @QueryParam("status") @Nullable String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("done") @Nullable String done,
            @Context HttpHeaders headers) {
        @Nullable String text = q == null || q.isBlank() ? null : q.strip();
        @Nullable String wanted = status == null || status.isBlank() ? null : status;
        return door.showAdministrator(
                headers,
                PATH,
                visit -> directory
                        .list(visit.account(), text, wanted, cursor)
                        .onFailure(ProblemException.class)
                        // A text that no account can have finds none.
                        .recoverWithUni(e -> isMalformed(e)
                                ? Uni.createFrom().item(new DirectoryPage(List.of(), null))
                                : Uni.createFrom().failure(e))
                        .flatMap(page -> pages.show(visit, Section.ACCOUNTS, view(text, wanted, page), done)));
    }

    /** The form of a new one. */
    @GET
    @Path("/new")
    @Operation(hidden = true)
    public Uni<Response> form(@Context HttpHeaders headers) {
        return door.showAdministrator(
                headers,
                NEW,
                visit -> pages.show(visit, Section.ACCOUNTS, new NewAccountView("", "", "", FormErrors.NONE)));
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
        ObjectNode account = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("user_name", "email", "display_name")) {
            form.one(field)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> account.put(field, text));
        }
        form.one("password").ifPresent(password -> account.put("password", password));
        return directory
                .create(visit.account(), account)
                .map(DirectoryEntry::id)
                .flatMap(id -> pages.done(PATH + "/" + id, Notice.ACCOUNT_CREATED))
                .onFailure(ProblemException.class)
                .recoverWithUni(e -> pages.showAgain(
                        visit,
                        Section.ACCOUNTS,
                        new NewAccountView(
                                account.path("user_name").asText(),
                                account.path("email").asText(),
                                account.path("display_name").asText(),
                                FormErrors.of((ProblemException) e, "user_name", visit.text()))));
    }

    private static AccountsView view(@Nullable String text, @Nullable String status, DirectoryPage page) {
        String searched = Objects.requireNonNullElse(text, "");
        String wanted = Objects.requireNonNullElse(status, "");
        @Nullable
        String next = page.nextCursor() == null
                ? null
                : PATH + "?q=" + encode(searched) + "&status=" + encode(wanted) + "&cursor="
                        + encode(page.nextCursor());
        return new AccountsView(searched, wanted, page.items(), next);
    }

    private static boolean isMalformed(Throwable failure) {
        return failure instanceof ProblemException e && e.problem().status() == 400;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
