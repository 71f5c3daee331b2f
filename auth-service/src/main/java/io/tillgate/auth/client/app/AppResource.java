package io.tillgate.auth.client.app;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientSecret;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.oauth.bearer.CurrentActor;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.auth.oauth.token.TokenInspector;
import io.tillgate.auth.oauth.token.UncacheableResponse;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.text.VisibleText;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The API apps of the calling account. */
@Path("/apps")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("account")
@Tag(name = "API apps")
@SecurityRequirement(name = "bearer", scopes = "account")
public class AppResource {
    private final Apps apps;
    private final CurrentActor actor;
    private final TokenInspector tokens;

    AppResource(Apps apps, CurrentActor actor, TokenInspector tokens) {
        this.apps = apps;
        this.actor = actor;
        this.tokens = tokens;
    }

    /**
     * A new app.
     *
     * @param name its display name
     */
    public record NewApp(
            @NotNull @VisibleText(max = 100) @Schema(required = true, pattern = "\\S", maxLength = 100)
            String name) {}

    /**
     * An app.
     *
     * @param clientId its client id
     * @param clientSecret its secret, only in the response that creates it
     * @param name its name
     * @param createdAt when it was created
     */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    public record App(String clientId, @Nullable String clientSecret, String name, Instant createdAt) {
        static App of(RegisteredClient client, @Nullable ClientSecret secret) {
            return new App(
                    client.clientId(), secret == null ? null : secret.value(), client.clientName(), client.createdAt());
        }

        @Override
        public String toString() {
            return "App[" + clientId + "]";
        }
    }

    @POST
    @Operation(operationId = "createApp", summary = "Create an API app; only this response contains its secret")
    @APIResponse(
            responseCode = "201",
            description = "The app with its secret",
            content = @Content(schema = @Schema(implementation = App.class)))
    public Uni<Response> create(@Valid @NotNull NewApp app) {
        return apps.create(ownerSignedInRecently(), app.name(), isSignedIn())
                .map(created -> UncacheableResponse.of(201, App.of(created.client(), created.secret())));
    }

    @GET
    @Operation(operationId = "listApps", summary = "List the account's API apps")
    public Uni<List<App>> list() {
        return apps.ownedBy(owner())
                .map(clients ->
                        clients.stream().map(client -> App.of(client, null)).toList());
    }

    @GET
    @Path("/{clientId}")
    @Operation(operationId = "getApp", summary = "Get one of the account's API apps")
    @APIResponse(
            responseCode = "200",
            description = "The app",
            content = @Content(schema = @Schema(implementation = App.class)))
    @APIResponse(responseCode = "404", description = "The account has no such app")
    public Uni<App> get(String clientId) {
        return apps.get(owner(), clientId).map(client -> App.of(client, null));
    }

    /**
     * The request of a rotation.
     *
     * @param overlap how long the old secret stays valid, an ISO 8601 duration
     */
    @Schema(name = "AppSecretRotation")
    public record Rotation(@Nullable String overlap) {}

    /**
     * A new secret.
     *
     * @param clientId the app's client id
     * @param clientSecret the secret, shown only once
     * @param previousSecretExpiresAt when the old secret expires; absent if it is already invalid
     */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    @Schema(name = "AppSecret")
    public record NewSecret(
            String clientId, String clientSecret, @Nullable Instant previousSecretExpiresAt) {

        @Override
        public String toString() {
            return "NewSecret[" + clientId + "]";
        }
    }

    @POST
    @Path("/{clientId}/secret")
    @Operation(
            operationId = "rotateAppSecret",
            summary = "Create a new secret for an API app; the old one stays valid for a grace period")
    @APIResponse(
            responseCode = "200",
            description = "The new secret; no other response contains it",
            content = @Content(schema = @Schema(implementation = NewSecret.class)))
    public Uni<Response> rotate(String clientId, @Nullable Rotation rotation) {
        return apps.rotate(
                        ownerSignedInRecently(), clientId, rotation == null ? null : rotation.overlap(), isSignedIn())
                .map(rotated -> UncacheableResponse.of(
                        200, new NewSecret(clientId, rotated.secret().value(), rotated.previousSecretExpiresAt())));
    }

    @DELETE
    @Path("/{clientId}")
    @Operation(operationId = "deleteApp", summary = "Delete an API app and revoke all its tokens")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<Void> delete(String clientId) {
        return apps.delete(ownerByToken(), clientId);
    }

    private Function<SqlClient, Uni<Boolean>> isSignedIn() {
        ActiveToken token = actor.token();
        return tx -> tokens.isLive(tx, token);
    }

    private UUID owner() {
        return Optional.ofNullable(actor.token().accountId()).orElseThrow(ForbiddenException::new);
    }

    /** Returns the owner; requires a recent sign-in, because an app would outlive a stolen token. */
    private UUID ownerSignedInRecently() {
        UUID owner = ownerByToken();
        actor.requireRecentSignIn();
        return owner;
    }

    /** Returns the owner; refuses API keys, because an app created with a stolen key would outlive it. */
    private UUID ownerByToken() {
        if (actor.token().isApiKey()) {
            throw Problems.of(
                    403,
                    "api-key-not-allowed",
                    "An API key may not do this",
                    "Apps are created, changed and deleted with an access token of their owner, never with an"
                            + " API key");
        }
        return owner();
    }
}
