package io.tillgate.audit.retention;

import static io.tillgate.audit.access.ReadersOnly.ADMIN;
import static io.tillgate.audit.access.ReadersOnly.READ;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.access.ReadersOnly;
import io.tillgate.audit.log.DroppedMonths;
import io.tillgate.audit.paging.Uncached;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Serves the signed statements of dropped months. */
@Path("/audit/retention")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed({READ, ADMIN})
@SecurityRequirement(name = "bearer", scopes = READ)
@Tag(name = "Proof", description = "Proofs that the log is unchanged and complete.")
public class RetentionResource {
    /** The maximum number of statements: one per month of a century. */
    private static final int MOST = 1_200;

    private final Pool pool;
    private final DroppedMonths dropped;
    private final RetentionConfig config;
    private final ReadersOnly readers;

    RetentionResource(Pool pool, DroppedMonths dropped, RetentionConfig config, ReadersOnly readers) {
        this.pool = pool;
        this.dropped = dropped;
        this.config = config;
        this.readers = readers;
    }

    @GET
    @Operation(
            operationId = "getRetention",
            summary = "Get the retention period of the log and the signed statements about the dropped months")
    @APIResponse(
            responseCode = "200",
            description = "The retention period and the dropped months.",
            content = @Content(schema = @Schema(implementation = RetentionResponse.class)))
    public Uni<RestResponse<RetentionResponse>> get() {
        readers.check();
        return dropped.newest(pool, MOST)
                .map(months -> Uncached.answer(RetentionResponse.of(config.keepMonths(), months)));
    }
}
