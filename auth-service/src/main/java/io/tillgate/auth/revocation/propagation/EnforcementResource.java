package io.tillgate.auth.revocation.propagation;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.oauth.bearer.CurrentActor;
import io.tillgate.auth.oauth.token.UncacheableResponse;
import io.tillgate.auth.revocation.receipt.InstanceView;
import io.tillgate.auth.revocation.receipt.RecordPositions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The progress of each resource-server instance, for administrators. */
@Path("/enforcement")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("admin")
@Tag(name = "Revocation")
@SecurityRequirement(name = "bearer", scopes = "admin")
public class EnforcementResource {
    private final InstanceView instances;
    private final RecordPositions positions;
    private final CurrentActor actor;
    private final Clock clock;

    EnforcementResource(InstanceView instances, RecordPositions positions, CurrentActor actor, Clock clock) {
        this.instances = instances;
        this.positions = positions;
        this.actor = actor;
        this.clock = clock;
    }

    /** Returns the instances that may serve, sorted by name. */
    @GET
    @Operation(
            operationId = "getEnforcement",
            summary = "List the resource-server instances with their lag and staleness")
    @APIResponse(
            responseCode = "200",
            description = "The instances",
            content = @Content(schema = @Schema(implementation = EnforcementState.class)))
    public Uni<Response> get() {
        actor.administrator();
        Instant now = clock.instant();
        long newest = positions.newest();
        return Uni.createFrom()
                .item(UncacheableResponse.of(
                        200,
                        new EnforcementState(
                                newest,
                                instances.live(now).stream()
                                        .map(report -> InstanceState.of(report, newest, now))
                                        .toList())));
    }
}
