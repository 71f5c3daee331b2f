package io.tillgate.user.credential;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.access.Caller;
import io.tillgate.user.access.CallerSource;
import io.tillgate.user.account.AccountId;
import io.tillgate.user.language.Languages;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.request.RequestFields;
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

/** Changes the password of the caller's own account: {@code POST /users/{id}/password}. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
@SecurityRequirement(name = "bearer")
public class PasswordChangeResource {
    private final PasswordChange change;
    private final CallerSource callers;
    private final Languages languages;

    public PasswordChangeResource(PasswordChange change, CallerSource callers, Languages languages) {
        this.change = change;
        this.callers = callers;
        this.languages = languages;
    }

    /** Changes the password. */
    @POST
    @Path("/{id}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changePassword",
            summary = "Change the password",
            description = "Only for the caller's own account, with an access token of scope account and not with an API"
                    + " key. Revokes every grant of the account except that of the calling token. After 10"
                    + " wrong passwords (including those of sign-ins) or 20 changes within 15 minutes the"
                    + " answer is 429.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PasswordChangeBody.class)))
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(
            responseCode = "400",
            description = "The current password is wrong, or the new one is rejected",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "The token is missing or not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The account is another's, or the caller uses an API key",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many wrong passwords or changes",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Too many passwords are waiting to be hashed, or the new one takes too long to check",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> change(@PathParam("id") String id, byte[] body, @Context HttpServerRequest request) {
        Caller caller = callers.require();
        UUID accountId = caller.requireAccount();
        if (!accountId.equals(AccountId.permitted(id, caller))) {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "only the owner of a password may change it");
        }
        caller.refuseApiKey("change the password");
        RequestFields fields = RequestFields.ofJson(body);
        String current = fields.required("current_password", text -> Optional.empty());
        String changed = fields.required("new_password", text -> Passwords.malformed(RawPassword.of(text)));
        fields.refuseIfInvalid();
        return change.change(caller, RawPassword.of(current), RawPassword.of(changed), languages.of(request));
    }

    /** The schema of a change. */
    @Schema(name = "PasswordChange")
    record PasswordChangeBody(
            @Schema(name = "current_password", required = true, format = "password")
            String currentPassword,

            @Schema(name = "new_password", required = true, minLength = 8, maxLength = 128, format = "password")
            String newPassword) {}
}
