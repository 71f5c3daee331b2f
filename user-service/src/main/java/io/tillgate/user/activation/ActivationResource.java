package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.Problem;
import io.tillgate.user.account.AccountResponse;
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

/** Activates an account by its link: {@code POST /users/activation}. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Links")
public class ActivationResource {
    private final LinkUse links;
    private final Throttles throttles;
    private final Languages languages;

    public ActivationResource(LinkUse links, Throttles throttles, Languages languages) {
        this.links = links;
        this.throttles = throttles;
        this.languages = languages;
    }

    /** Sets the first password. */
    @POST
    @Path("/activation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "activateAccount",
            summary = "Activate an account",
            description = "Sets the first password with the link from the activation mail. A link works once, for 24"
                    + " hours by default; a rejected password does not use it up.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkBody.class)))
    @APIResponse(responseCode = "200", description = "The account, now active")
    @APIResponse(
            responseCode = "400",
            description = "The link is unknown, used or expired, or the password is rejected",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many requests from one network address",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AccountResponse> activate(byte[] body, @Context HttpServerRequest request) {
        throttles.link(request);
        LinkForm form = LinkForm.read(RequestFields.ofJson(body));
        return links.setPassword(LinkPurpose.ACTIVATION, form.token(), form.password(), true, languages.of(request))
                .map(AccountResponse::of);
    }
}
