package io.tillgate.user.credential;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.access.CallerSource;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.request.RequestFields;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checks passwords for auth-service. Only auth-service's own token is accepted, and no gateway routes to this path. */
@Path("/internal/credentials")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal", description = "Only for auth-service; the gateway does not route it")
@SecurityRequirement(name = "bearer")
public class CredentialResource {
    private final CredentialCheck check;
    private final CallerSource callers;

    public CredentialResource(CredentialCheck check, CallerSource callers) {
        this.check = check;
        this.callers = callers;
    }

    /** Checks a user name and password. */
    @POST
    @Path("/verify")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verifyCredentials",
            summary = "Check a user name and password",
            description = "Needs a token of client auth-service with scope users:verify. An unknown user and a wrong"
                    + " password get the same answer in the same time. The caller must check the status of"
                    + " the account.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CredentialBody.class)))
    @APIResponse(responseCode = "200", description = "The password is right")
    @APIResponse(
            responseCode = "404",
            description = "The password is wrong or the user is unknown",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many wrong passwords before this one",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Too many passwords are waiting to be hashed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<VerifiedAccount> verify(byte[] body) {
        callers.require().requireAuthService();
        RequestFields fields = RequestFields.ofJson(body);
        String userName = fields.required("user_name", text -> Optional.empty());
        String password = fields.required("password", text -> Optional.empty());
        fields.refuseIfInvalid();
        return check.check(userName, RawPassword.of(password))
                .map(found -> found.map(VerifiedAccount::of)
                        .orElseThrow(() -> ProblemException.of(AccountProblem.WRONG_CREDENTIALS)));
    }

    /** The schema of a credential. */
    @Schema(name = "Credential")
    record CredentialBody(
            @Schema(name = "user_name", required = true) String userName,

            @Schema(required = true, format = "password") String password) {}
}
