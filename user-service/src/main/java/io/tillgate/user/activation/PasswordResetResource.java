package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.Problem;
import io.tillgate.user.account.AccountField;
import io.tillgate.user.language.Languages;
import io.tillgate.user.request.RequestFields;
import io.tillgate.user.throttle.Throttles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Replaces a forgotten password: sends a link to an email address, and sets the password by that link. */
@Path("/users/password-reset")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Links")
public class PasswordResetResource {
    private final PasswordReset reset;
    private final LinkUse links;
    private final Throttles throttles;
    private final Languages languages;

    public PasswordResetResource(PasswordReset reset, LinkUse links, Throttles throttles, Languages languages) {
        this.reset = reset;
        this.links = links;
        this.throttles = throttles;
        this.languages = languages;
    }

    /** Requests a link. */
    @POST
    @Operation(
            operationId = "requestPasswordReset",
            summary = "Ask for a password-reset link",
            description = "The answer is always an immediate 202, whether or not an account has the address; the mails"
                    + " are made later. A verified address gets one mail with a link for each account that"
                    + " has verified it. An account that has not verified it gets a link that verifies the"
                    + " address or activates the account. An address gets at most three mails of each kind"
                    + " per day by default.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ResetBody.class)))
    @APIResponse(responseCode = "202", description = "Accepted")
    @APIResponse(
            responseCode = "400",
            description = "Not an email address",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many requests from one network address",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Void>> request(byte[] body, @Context HttpServerRequest request) {
        throttles.link(request);
        RequestFields fields = RequestFields.ofJson(body);
        String email = fields.required("email", AccountField.EMAIL::malformed);
        fields.refuseIfInvalid();
        reset.start(email, languages.of(request));
        return Uni.createFrom().item(RestResponse.accepted());
    }

    /** Sets the new password. */
    @POST
    @Path("/confirmation")
    @Operation(
            operationId = "confirmPasswordReset",
            summary = "Set a new password with a link",
            description = "Revokes every grant of the account, and deletes its API apps unless keep_apps is true. A"
                    + " link works once, for 24 hours by default, and not after the password or the address"
                    + " of the account has changed.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkBody.class)))
    @APIResponse(responseCode = "204", description = "The password is set")
    @APIResponse(
            responseCode = "400",
            description = "The link is unknown, used or expired, or the password is rejected",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many requests from one network address",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> confirm(byte[] body, @Context HttpServerRequest request) {
        throttles.link(request);
        LinkForm form = LinkForm.read(RequestFields.ofJson(body));
        return links.setPassword(
                        LinkPurpose.PASSWORD_RESET,
                        form.token(),
                        form.password(),
                        form.keepApps(),
                        languages.of(request))
                .replaceWithVoid();
    }

    /** The schema of the request for a link. */
    @Schema(name = "PasswordResetRequest")
    record ResetBody(
            @Schema(required = true, maxLength = 254) String email) {}
}
