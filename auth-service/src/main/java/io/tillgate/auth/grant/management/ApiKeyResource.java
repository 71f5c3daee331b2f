package io.tillgate.auth.grant.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.oauth.bearer.CurrentActor;
import io.tillgate.text.UuidText;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The API keys that the calling account gave to modules, without the keys themselves. */
@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("account")
@Tag(name = "API keys")
@SecurityRequirement(name = "bearer", scopes = "account")
public class ApiKeyResource {
    private final ApiKeys keys;
    private final CurrentActor actor;

    ApiKeyResource(ApiKeys keys, CurrentActor actor) {
        this.keys = keys;
        this.actor = actor;
    }

    /**
     * An API key.
     *
     * @param id its id
     * @param app the apps whose scopes it has, separated by commas
     * @param callbackHost the host of the module's callback
     * @param scopes the scopes that were consented to
     * @param createdAt when it was created
     * @param lastUsedAt when it was last used, to about two minutes; null if never
     * @param expiresAt when it expires; null if it does not expire
     * @param prefix the public part of the key
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Key(
            UUID id,
            String app,
            String callbackHost,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt,
            String prefix) {
        static Key of(ApiKey key) {
            return new Key(
                    key.id(),
                    String.join(", ", key.apps()),
                    key.callbackHost(),
                    key.scopes(),
                    key.createdAt(),
                    key.lastUsedAt(),
                    key.expiresAt(),
                    key.prefix());
        }
    }

    @GET
    @Operation(operationId = "listApiKeys", summary = "List the account's API keys, oldest first")
    public Uni<List<Key>> list() {
        return keys.list(owner()).map(all -> all.stream().map(Key::of).toList());
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "revokeApiKey", summary = "Revoke an API key")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "The account has no such key")
    public Uni<Void> revoke(String id) {
        return keys.revoke(owner(), UuidText.parse(id).orElseThrow(ApiKeys::unknown));
    }

    private UUID owner() {
        return Optional.ofNullable(actor.token().accountId()).orElseThrow(ForbiddenException::new);
    }
}
