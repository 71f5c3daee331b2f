package io.tillgate.user.account;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.access.Caller;
import io.tillgate.user.access.CallerSource;
import io.tillgate.user.account.AccountChange.Cause;
import io.tillgate.user.language.Languages;
import io.tillgate.web.Language;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An account, for itself (scope {@code account}) and for administrators (scope {@code admin}). */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
@SecurityRequirement(name = "bearer")
@APIResponse(
        responseCode = "401",
        description = "The token is missing or not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "The account is another's, a scope is missing, or API keys may not do this",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AccountResource {
    private final Accounts accounts;
    private final CallerSource callers;
    private final List<PersonalData> personalData;
    private final EmailNotice emailNotice;
    private final CallerProof proof;
    private final Languages languages;

    public AccountResource(
            Accounts accounts,
            CallerSource callers,
            @All List<PersonalData> personalData,
            EmailNotice emailNotice,
            CallerProof proof,
            Languages languages) {
        this.accounts = accounts;
        this.callers = callers;
        this.personalData = List.copyOf(personalData);
        this.emailNotice = emailNotice;
        this.proof = proof;
        this.languages = languages;
    }

    /** Returns the caller's own account. */
    @GET
    @Path("/me")
    @Operation(operationId = "getMe", summary = "Get the caller's account", description = "Needs scope account.")
    @APIResponse(responseCode = "200", description = "The account")
    public Uni<AccountResponse> me() {
        return existing(callers.require().requireAccount());
    }

    /** Returns an account by its id. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getAccount",
            summary = "Get an account",
            description = "The caller's own account with scope account; others for administrators with scope admin.")
    @APIResponse(responseCode = "200", description = "The account")
    @APIResponse(
            responseCode = "404",
            description = "Unknown account; only administrators get this answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AccountResponse> get(@PathParam("id") String id) {
        return existing(AccountId.permitted(id, callers.require()));
    }

    /** Changes some fields (a merge patch, RFC 7396). */
    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeAccount",
            summary = "Change an account",
            description = "Members that are left out do not change; null removes email or display_name. Only"
                    + " administrators may change status and groups. All grants of a disabled account are"
                    + " revoked. A new email address is the account's pending_email until the link sent"
                    + " there is used; then the previous address gets a link that undoes the change. To"
                    + " change the email address, the caller needs current_password (the caller's own) or a"
                    + " sign-in within the last five minutes (RFC 9470). An API key cannot change it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AccountPatchBody.class)))
    @APIResponse(responseCode = "200", description = "The account after the change")
    @APIResponse(
            responseCode = "400",
            description = "A field is invalid or unknown",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The change would leave no active administrator",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AccountResponse> change(@PathParam("id") String id, byte[] body, @Context HttpServerRequest request) {
        Caller caller = callers.require();
        UUID accountId = AccountId.permitted(id, caller);
        AccountPatch patch = AccountPatch.read(body);
        if (patch.isAdministrative()) {
            caller.requireAdministrator();
        }
        if (patch.touchesEmail()) {
            caller.refuseApiKey("change the email address of an account");
        }
        Language language = languages.of(request);
        boolean outlivesToken = patch.touchesEmail() || patch.isAdministrative() || !caller.is(accountId);
        return (outlivesToken
                        ? proof.require(caller, patch.currentPassword())
                        : Uni.createFrom().voidItem())
                .chain(() -> accounts.change(
                        accountId,
                        account -> patch.changesTo(account, caller.subject()),
                        (before, after) -> emailNotice.changed(before, after, language, !caller.is(accountId))))
                .map(AccountResponse::of);
    }

    /** Deletes an account and revokes all its grants. */
    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteAccount",
            summary = "Delete an account",
            description = "Erases the email address, display name and password with the links and unsent mails of the"
                    + " account, and revokes every grant. The id and the user name stay reserved for ever,"
                    + " so that a name in a log never refers to someone else. An API key cannot delete an"
                    + " account.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(
            responseCode = "409",
            description = "The account is the last active administrator",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> delete(@PathParam("id") String id) {
        Caller caller = callers.require();
        UUID accountId = AccountId.permitted(id, caller);
        caller.refuseApiKey("delete an account");
        Uni<Void> proven = caller.is(accountId) ? Uni.createFrom().voidItem() : proof.require(caller, null);
        return proven.chain(() -> accounts.change(
                        accountId,
                        account -> List.of(new AccountChange(Cause.DELETED, Account::delete, caller.subject())),
                        this::erase))
                .replaceWithVoid();
    }

    private Uni<Void> erase(EmailState before, Account account) {
        return Multi.createFrom()
                .iterable(personalData)
                .onItem()
                .transformToUniAndConcatenate(data -> data.erase(account.id()))
                .collect()
                .last();
    }

    private Uni<AccountResponse> existing(UUID id) {
        return accounts.find(id)
                .map(found -> found.filter(account -> account.status() != AccountStatus.DELETED)
                        .map(AccountResponse::of)
                        .orElseThrow(() -> ProblemException.of(HttpProblem.NOT_FOUND)));
    }
}
