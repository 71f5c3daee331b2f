package io.tillgate.auth.client.registration;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientDocument;
import io.tillgate.auth.client.ClientSecrets;
import io.tillgate.auth.oauth.bearer.CurrentActor;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.auth.oauth.token.UncacheableResponse;
import io.tillgate.auth.support.error.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The clients, for administrators: the scope {@code admin} and an account in the group {@code administrator}. */
@Path("/clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("admin")
@Tag(name = "Clients")
@SecurityRequirement(name = "bearer", scopes = "admin")
public class ClientResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final ClientRegistry registry;
    private final ClientSearch search;
    private final ClientSecrets secrets;
    private final CurrentActor actor;

    ClientResource(ClientRegistry registry, ClientSearch search, ClientSecrets secrets, CurrentActor actor) {
        this.registry = registry;
        this.search = search;
        this.secrets = secrets;
        this.actor = actor;
    }

    /**
     * The request of a rotation.
     *
     * @param overlap how long the old secret stays valid, an ISO 8601 duration
     */
    @Schema(name = "ClientSecretRotation")
    public record Rotation(@Nullable String overlap) {}

    /**
     * A new secret.
     *
     * @param clientId the client
     * @param clientSecret the secret, shown only once
     * @param clientSecretExpiresAt 0: it does not expire
     * @param previousSecretExpiresAt when the old secret expires; absent if it is already invalid
     */
    @Schema(name = "ClientSecret")
    public record NewSecret(
            String clientId,
            String clientSecret,
            long clientSecretExpiresAt,
            @Nullable Instant previousSecretExpiresAt) {

        @Override
        public String toString() {
            return "NewSecret[" + clientId + "]";
        }
    }

    /** Registers a client; its secret, if any, is shown only once. */
    @POST
    @Operation(operationId = "registerClient", summary = "Register a client (RFC 7591 metadata)")
    @RequestBody(content = @Content(schema = @Schema(implementation = ClientDocument.class)))
    @APIResponse(
            responseCode = "201",
            description = "The client with its secret",
            content = @Content(schema = @Schema(implementation = ClientDocument.class)))
    @APIResponse(responseCode = "409", description = "The client id is in use or was used before")
    public Uni<Response> register(@Nullable JsonNode document) {
        String administrator = actor.recentAdministrator().subject();
        return registry.register(object(document), administrator).map(saved -> answer(201, saved));
    }

    @GET
    @Operation(operationId = "listClients", summary = "List clients, ordered by id")
    @APIResponse(responseCode = "200", description = "A page")
    public Uni<ClientSearch.Page> list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        actor.administrator();
        return search.page(text, limit, cursor);
    }

    @GET
    @Path("/{clientId}")
    @Operation(operationId = "getClient", summary = "Get a client")
    @APIResponse(
            responseCode = "200",
            description = "The client",
            content = @Content(schema = @Schema(implementation = ClientDocument.class)))
    @APIResponse(responseCode = "404", description = "Unknown client")
    public Uni<Response> get(String clientId) {
        actor.administrator();
        return search.find(clientId).map(client -> answer(200, new ClientRegistry.Saved(client, null)));
    }

    @PUT
    @Path("/{clientId}")
    @Operation(operationId = "replaceClient", summary = "Replace a client's metadata")
    @APIResponse(
            responseCode = "200",
            description = "The client after the change",
            content = @Content(schema = @Schema(implementation = ClientDocument.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = ClientDocument.class)))
    @APIResponse(responseCode = "412", description = "The client's version is not the one in If-Match")
    public Uni<Response> replace(
            String clientId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable JsonNode document) {
        String administrator = actor.recentAdministrator().subject();
        return registry.replace(clientId, object(document), new ClientVersion(ifMatch)::matches, administrator)
                .map(saved -> answer(200, saved));
    }

    /** Changes some of a client's metadata; {@code status} disables or enables it. */
    @PATCH
    @Path("/{clientId}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(operationId = "changeClient", summary = "Change some of a client's metadata (RFC 7396)")
    @APIResponse(
            responseCode = "200",
            description = "The client after the change",
            content = @Content(schema = @Schema(implementation = ClientDocument.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = ClientDocument.class)))
    @APIResponse(responseCode = "412", description = "The client's version is not the one in If-Match")
    public Uni<Response> change(
            String clientId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable JsonNode patch) {
        ActiveToken administrator = onlyStops(object(patch)) ? actor.administrator() : actor.recentAdministrator();
        return registry.merge(clientId, object(patch), new ClientVersion(ifMatch)::matches, administrator.subject())
                .map(saved -> answer(200, saved));
    }

    /** Deletes a client and revokes its tokens; its id is never reused. */
    @DELETE
    @Path("/{clientId}")
    @Operation(operationId = "deleteClient", summary = "Delete a client and revoke all its tokens")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<Void> delete(String clientId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        String administrator = actor.recentAdministrator().subject();
        return registry.delete(clientId, new ClientVersion(ifMatch)::matches, administrator);
    }

    @POST
    @Path("/{clientId}/secret")
    @Operation(
            operationId = "rotateClientSecret",
            summary = "Create a new secret for a client; the old one stays valid for a grace period")
    @APIResponse(
            responseCode = "200",
            description = "The new secret; no other response contains it",
            content = @Content(schema = @Schema(implementation = NewSecret.class)))
    @APIResponse(responseCode = "409", description = "The client has no secret")
    public Uni<Response> rotate(String clientId, @Nullable Rotation rotation) {
        String administrator = actor.recentAdministrator().subject();
        return secrets.rotate(clientId, null, rotation == null ? null : rotation.overlap(), administrator)
                .map(rotated -> UncacheableResponse.of(
                        200, new NewSecret(clientId, rotated.secret().value(), 0, rotated.previousSecretExpiresAt())));
    }

    /** Returns whether a patch only disables a client, which needs no recent sign-in in an emergency. */
    private static boolean onlyStops(JsonNode patch) {
        return patch.size() == 1 && patch.path("status").asText().equals("disabled");
    }

    private static JsonNode object(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Problems.invalid("", "must be a JSON object");
        }
        return body;
    }

    private static Response answer(int status, ClientRegistry.Saved saved) {
        Response.ResponseBuilder response = Response.status(status)
                .header(HttpHeaders.ETAG, ClientVersion.tag(saved.client()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new ClientDocument(saved.client(), saved.secret()));
        return status == 201
                ? response.location(URI.create("/clients/" + saved.client().clientId()))
                        .build()
                : response.build();
    }
}
