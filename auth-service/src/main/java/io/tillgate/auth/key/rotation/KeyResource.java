package io.tillgate.auth.key.rotation;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyHistory;
import io.tillgate.auth.key.KeyRepository;
import io.tillgate.auth.key.KeysConfig;
import io.tillgate.auth.key.SigningAlgorithm;
import io.tillgate.auth.key.StoredKey;
import io.tillgate.auth.oauth.bearer.CurrentActor;
import io.tillgate.auth.oauth.token.UncacheableResponse;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.text.VisibleText;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The signing keys, for administrators. Private keys are never returned. */
@Path("/keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("admin")
@Tag(name = "Signing keys")
@SecurityRequirement(name = "bearer", scopes = "admin")
public class KeyResource {
    private static final Duration LATEST_ACTIVATION = Duration.ofDays(30);

    private final KeyRotation rotation;
    private final KeyRevocation revocation;
    private final KeyRepository repository;
    private final Pool pool;
    private final KeysConfig config;
    private final Clock clock;
    private final CurrentActor actor;

    KeyResource(
            KeyRotation rotation,
            KeyRevocation revocation,
            KeyRepository repository,
            Pool pool,
            KeysConfig config,
            Clock clock,
            CurrentActor actor) {
        this.rotation = rotation;
        this.revocation = revocation;
        this.repository = repository;
        this.pool = pool;
        this.config = config;
        this.clock = clock;
        this.actor = actor;
    }

    /**
     * The request to rotate a key.
     *
     * @param algorithm the algorithm of the key; RS256 if absent
     * @param activateIn the time until the new key signs, as an ISO 8601 duration; {@code publish-ahead} if absent
     */
    public record NewKey(
            @Nullable @Size(max = 10) String algorithm,
            @Nullable @Size(max = 20) String activateIn) {}

    /**
     * The request to revoke a key.
     *
     * @param reason free text for the audit log
     */
    public record Compromise(
            @NotNull @VisibleText(max = 200) @Schema(required = true, pattern = "\\S", maxLength = 200)
            String reason) {}

    /** Returns all keys, sorted by algorithm, the oldest first. */
    @GET
    @Operation(operationId = "listKeys", summary = "List the signing keys with their ids, algorithms, states and times")
    @APIResponse(
            responseCode = "200",
            description = "The keys, by algorithm",
            content = @Content(schema = @Schema(implementation = KeyList.class)))
    public Uni<Response> list() {
        actor.administrator();
        return repository
                .all(pool)
                .map(history -> UncacheableResponse.of(
                        200,
                        new KeyList(history.keys().stream()
                                .map(key -> describe(key, history))
                                .toList())));
    }

    /**
     * Creates the next key of an algorithm. If one exists that does not sign yet, its activation is brought forward
     * instead.
     */
    @POST
    @Path("/rotate")
    @Operation(operationId = "rotateKey", summary = "Create the next signing key of an algorithm")
    @APIResponse(
            responseCode = "201",
            description = "The new key; it is published and does not sign yet",
            content = @Content(schema = @Schema(implementation = KeyDescription.class)))
    @APIResponse(
            responseCode = "200",
            description = "The next key, which already existed",
            content = @Content(schema = @Schema(implementation = KeyDescription.class)))
    public Uni<Response> rotate(@Valid @Nullable NewKey asked) {
        String administrator = actor.recentAdministrator().subject();
        return rotation.rotate(algorithm(asked), activateIn(asked), administrator)
                .flatMap(rotated -> repository
                        .all(pool)
                        .map(history ->
                                UncacheableResponse.of(rotated.made() ? 201 : 200, describe(rotated.key(), history))));
    }

    /** Revokes a compromised key and everything that it signed. */
    @POST
    @Path("/{kid}/revoke")
    @Operation(operationId = "revokeKey", summary = "Revoke a compromised signing key and every token it signed")
    @APIResponse(
            responseCode = "200",
            description = "The revoked key",
            content = @Content(schema = @Schema(implementation = KeyDescription.class)))
    @APIResponse(responseCode = "404", description = "Unknown key")
    public Uni<Response> revoke(String kid, @Valid @NotNull Compromise compromise) {
        return revocation
                .revoke(kid, compromise.reason(), actor.administrator().subject())
                .map(found -> found.orElseThrow(() -> Problems.of(404, "not-found", "There is no such key")))
                .flatMap(key ->
                        repository.all(pool).map(history -> UncacheableResponse.of(200, describe(key, history))));
    }

    private KeyDescription describe(StoredKey key, KeyHistory history) {
        return KeyDescription.of(key, history, clock.instant());
    }

    private static SigningAlgorithm algorithm(@Nullable NewKey asked) {
        return Optional.ofNullable(asked)
                .map(NewKey::algorithm)
                .map(name -> SigningAlgorithm.named(name)
                        .orElseThrow(() -> Problems.invalid("algorithm", "must be RS256, ES256 or EdDSA")))
                .orElse(SigningAlgorithm.RS256);
    }

    /** Not earlier than every instance has loaded the key. */
    private Duration activateIn(@Nullable NewKey asked) {
        Optional<String> text = Optional.ofNullable(asked).map(NewKey::activateIn);
        if (text.isEmpty()) {
            return config.publishAhead();
        }
        String range = "must be a duration from " + config.reloadInterval() + " to " + LATEST_ACTIVATION;
        try {
            Duration activateIn = Duration.parse(text.get());
            if (activateIn.compareTo(config.reloadInterval()) < 0 || activateIn.compareTo(LATEST_ACTIVATION) > 0) {
                throw Problems.invalid("activate_in", range);
            }
            return activateIn;
        } catch (DateTimeParseException e) {
            throw Problems.invalid("activate_in", range);
        }
    }
}
