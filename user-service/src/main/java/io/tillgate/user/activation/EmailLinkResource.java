package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.access.Caller;
import io.tillgate.user.access.CallerSource;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountId;
import io.tillgate.user.account.AccountResponse;
import io.tillgate.user.account.AccountStatus;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.language.Languages;
import io.tillgate.user.mail.MailCause;
import io.tillgate.user.request.RequestFields;
import io.tillgate.user.throttle.Throttles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Verifies an account's email address by its link, and reverts a change of it. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Links")
public class EmailLinkResource {
    private final LinkUse links;
    private final ActionLinks made;
    private final Accounts accounts;
    private final CallerSource callers;
    private final Throttles throttles;
    private final Languages languages;

    public EmailLinkResource(
            LinkUse links,
            ActionLinks made,
            Accounts accounts,
            CallerSource callers,
            Throttles throttles,
            Languages languages) {
        this.links = links;
        this.made = made;
        this.accounts = accounts;
        this.callers = callers;
        this.throttles = throttles;
        this.languages = languages;
    }

    /** Sends another link to the address that is not verified yet. */
    @POST
    @Path("/{id}/email-link")
    @SecurityRequirement(name = "bearer")
    @Operation(
            operationId = "sendEmailLink",
            summary = "Send another link to an unverified email address",
            description = "Sends the link to pending_email or, if there is none, to the unverified email address. The"
                    + " answer is 202 even if there is no such address, or if the address or the account has"
                    + " reached its limit of mails. The caller's own account with scope account; others for"
                    + " administrators with scope admin.")
    @APIResponse(responseCode = "202", description = "Accepted")
    @APIResponse(
            responseCode = "429",
            description = "Too many requests from one network address",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Void>> send(@PathParam("id") String id, @Context HttpServerRequest request) {
        Caller caller = callers.require();
        UUID accountId = AccountId.permitted(id, caller);
        MailCause cause = caller.is(accountId) ? MailCause.ADDRESS_NAMED : MailCause.ADMINISTRATOR;
        throttles.link(request);
        return accounts.find(accountId)
                .map(found -> found.filter(account -> account.status() != AccountStatus.DELETED)
                        .orElseThrow(() -> ProblemException.of(HttpProblem.NOT_FOUND)))
                .chain(account -> unproven(account)
                        .map(email -> made.sendProof(account, email, languages.of(request), cause))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(sent -> RestResponse.accepted());
    }

    /** Verifies an address. */
    @POST
    @Path("/email-confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmEmail",
            summary = "Verify an email address with its link",
            description =
                    "A pending_email becomes the email of the account. A link works once, for 24 hours by default.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenBody.class)))
    @APIResponse(responseCode = "200", description = "The account")
    @APIResponse(
            responseCode = "400",
            description = "The link is unknown, used or expired",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many requests from one network address",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AccountResponse> confirm(byte[] body, @Context HttpServerRequest request) {
        throttles.link(request);
        RequestFields fields = RequestFields.ofJson(body);
        String token = fields.required("token", text -> Optional.empty());
        fields.refuseIfInvalid();
        return links.confirmEmail(token, languages.of(request)).map(AccountResponse::of);
    }

    /** Reverts a change of the address. */
    @POST
    @Path("/email-recovery")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recoverEmail",
            summary = "Undo a change of the email address",
            description = "Restores the address that the link was sent to and sets a new password. Revokes every grant"
                    + " of the account. A link works once, for seven days by default.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkBody.class)))
    @APIResponse(responseCode = "200", description = "The account")
    @APIResponse(
            responseCode = "400",
            description = "The link is unknown, used or expired, or the password is rejected",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many requests from one network address",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AccountResponse> recover(byte[] body, @Context HttpServerRequest request) {
        throttles.link(request);
        LinkForm form = LinkForm.read(RequestFields.ofJson(body));
        return links.setPassword(
                        LinkPurpose.EMAIL_RECOVERY,
                        form.token(),
                        form.password(),
                        form.keepApps(),
                        languages.of(request))
                .map(AccountResponse::of);
    }

    private static Optional<String> unproven(Account account) {
        return Optional.ofNullable(account.pendingEmail())
                .or(() -> Optional.ofNullable(account.email()).filter(email -> !account.emailVerified()));
    }

    /** The schema of a request that consists of the link's token. */
    @Schema(name = "LinkToken")
    record TokenBody(
            @Schema(required = true, description = "The token of the link")
            String token) {}
}
