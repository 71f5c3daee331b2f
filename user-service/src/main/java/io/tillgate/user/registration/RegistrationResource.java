package io.tillgate.user.registration;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.Problem;
import io.tillgate.resource.RecentSignIn;
import io.tillgate.user.access.Caller;
import io.tillgate.user.access.CallerSource;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountResponse;
import io.tillgate.user.language.Languages;
import io.tillgate.user.request.RequestFields;
import io.tillgate.user.throttle.Throttles;
import io.tillgate.web.Language;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Creates accounts: {@code POST /users}, as JSON or as a form. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class RegistrationResource {
    private final Registration registration;
    private final RegistrationMode mode;
    private final CallerSource callers;
    private final Throttles throttles;
    private final RecentSignIn recentSignIn;
    private final Languages languages;

    public RegistrationResource(
            Registration registration,
            RegistrationConfig config,
            CallerSource callers,
            Throttles throttles,
            RecentSignIn recentSignIn,
            Languages languages) {
        this.registration = registration;
        this.mode = config.registration();
        this.callers = callers;
        this.throttles = throttles;
        this.recentSignIn = recentSignIn;
        this.languages = languages;
    }

    /** Creates an account from JSON. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createAccount",
            summary = "Create an account",
            description = "With a password, the account is active at once. With an email address and no password, it is"
                    + " pending_activation until its link is used. The email address gets a link that"
                    + " verifies it; until then it gets no password-reset links. The account is in group"
                    + " user only, whatever the body says; unknown fields are ignored. The setting"
                    + " tillgate.users.registration determines who may call this: everyone, a client with a"
                    + " client_credentials token for the scope users:register, or an administrator who has"
                    + " signed in within the last five minutes (RFC 9470).")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RegistrationBody.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                        schema = @Schema(implementation = RegistrationBody.class))
            })
    @APIResponse(
            responseCode = "201",
            description = "The account",
            headers =
                    @Header(
                            name = "Location",
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AccountResponse.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is invalid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "The token is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The token does not permit registration",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The user name is taken",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many requests from one network address",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Too many passwords are waiting to be hashed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<AccountResponse>> fromJson(byte[] body, @Context HttpServerRequest request) {
        Optional<Caller> caller = admit(request);
        return create(RequestFields.ofJson(body), caller, languages.of(request));
    }

    /** Creates an account from a form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<AccountResponse>> fromForm(byte[] form, @Context HttpServerRequest request) {
        Optional<Caller> caller = admit(request);
        return create(RequestFields.ofForm(form), caller, languages.of(request));
    }

    private Optional<Caller> admit(HttpServerRequest request) {
        mode.admit(callers);
        throttles.registration(request);
        Optional<Caller> caller = callers.current();
        // With an administrator's stolen token, an attacker could create an account that outlives the token.
        caller.filter(Caller::isAdministrator).ifPresent(recentSignIn::require);
        return caller;
    }

    private Uni<RestResponse<AccountResponse>> create(
            RequestFields fields, Optional<Caller> caller, Language language) {
        RegistrationRequest wanted = RegistrationRequest.read(fields);
        return registration.register(wanted, caller.orElse(null), language).map(RegistrationResource::created);
    }

    private static RestResponse<AccountResponse> created(Account account) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, AccountResponse.of(account))
                .header(HttpHeaders.LOCATION, "/users/" + account.id())
                .build();
    }
}
