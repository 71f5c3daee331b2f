package io.tillgate.auth.portal.admin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountDirectory;
import io.tillgate.auth.account.DirectoryPage;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.Section;
import io.tillgate.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** All accounts, for administrators. */
@Path("/portal/admin/accounts")
public class AccountAdminResource {
    static final String PATH = "/portal/admin/accounts";

    private final PortalAccess door;
    private final PortalPages pages;
    private final AccountDirectory directory;

    AccountAdminResource(PortalAccess door, PortalPages pages, AccountDirectory directory) {
        this.door = door;
        this.pages = pages;
        this.directory = directory;
    }

    /** Shows a page of accounts. */
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
                        .list(visit.caller(), text, wanted, cursor)
                        .onFailure(ProblemException.class)
                        // A search text that is not valid matches no account.
                        .recoverWithUni(e -> isMalformed(e)
                                ? Uni.createFrom().item(new DirectoryPage(List.of(), null))
                                : Uni.createFrom().failure(e))
                        .flatMap(page -> pages.show(visit, Section.ACCOUNTS, view(text, wanted, page), done)));
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
