package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import io.tillgate.user.access.CallerSource;
import io.tillgate.user.error.AccountProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lists accounts in pages, for administrators. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
@SecurityRequirement(name = "bearer")
public class AccountListResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    /** User names and email addresses consist of visible ASCII. */
    private static final Pattern BEGINNING = Pattern.compile("[!-~]{1,254}");

    private final Accounts accounts;
    private final AccountCursor cursors;
    private final CallerSource callers;

    public AccountListResource(Accounts accounts, AccountCursor cursors, CallerSource callers) {
        this.accounts = accounts;
        this.cursors = cursors;
        this.callers = callers;
    }

    /** Returns one page of accounts. */
    @GET
    @Operation(
            operationId = "listAccounts",
            summary = "List accounts",
            description = "For administrators with scope admin. Lists the oldest first. Filters match exactly and"
                    + " ignore case; q matches the beginning of the name or the address. Without status,"
                    + " deleted accounts are left out. A cursor is valid only with the filters of the"
                    + " request that returned it.")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(
            responseCode = "400",
            description = "A filter, the limit or the cursor is invalid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "The token is missing or not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The caller is not an administrator, or the scope admin is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AccountPage> list(
            @RestQuery("user_name") @Nullable String userName,
            @RestQuery @Nullable String email,
            @RestQuery @Nullable String q,
            @Parameter(schema = @Schema(implementation = AccountStatus.class)) @RestQuery @Nullable String status,
            @Parameter(
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @RestQuery
                    @Nullable
                    String limit,
            @RestQuery @Nullable String cursor) {
        callers.require().requireAdministrator();
        AccountQuery query = query(userName, email, q, status, limit, cursor);
        return accounts.list(query).map(found -> page(query, found));
    }

    private AccountQuery query(
            @Nullable String userName,
            @Nullable String email,
            @Nullable String beginning,
            @Nullable String status,
            @Nullable String limit,
            @Nullable String cursor) {
        List<Violation> violations = new ArrayList<>();
        if (userName != null) {
            AccountField.USER_NAME
                    .malformed(userName)
                    .ifPresent(message -> violations.add(new Violation("user_name", message)));
        }
        if (email != null) {
            AccountField.EMAIL.malformed(email).ifPresent(message -> violations.add(new Violation("email", message)));
        }
        if (beginning != null && !BEGINNING.matcher(beginning).matches()) {
            violations.add(new Violation("q", "must have 1 to 254 characters of a user name or an email address"));
        }
        AccountStatus wanted =
                status == null ? null : AccountStatus.named(status).orElse(null);
        if (status != null && wanted == null) {
            violations.add(new Violation("status", "must be active, disabled, pending_activation or deleted"));
        }
        int size = limit == null ? DEFAULT_LIMIT : limit.matches("[0-9]{1,4}") ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > MAX_LIMIT) {
            violations.add(new Violation("limit", "must be a number from 1 to " + MAX_LIMIT));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        AccountQuery first = new AccountQuery(userName, email, beginning, wanted, null, size);
        return cursor == null
                ? first
                : new AccountQuery(userName, email, beginning, wanted, after(cursor, first), size);
    }

    private UUID after(String cursor, AccountQuery query) {
        return cursors.read(cursor, query.filters())
                .orElseThrow(() -> ProblemException.of(AccountProblem.INVALID_CURSOR));
    }

    /** If a full page is the last one, its cursor leads to an empty page. */
    private AccountPage page(AccountQuery query, List<Account> found) {
        boolean full = found.size() == query.limit();
        String next = full ? cursors.after(found.get(found.size() - 1).id(), query.filters()) : null;
        return new AccountPage(found.stream().map(AccountResponse::of).toList(), next);
    }
}
