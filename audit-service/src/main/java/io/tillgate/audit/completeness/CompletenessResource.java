package io.tillgate.audit.completeness;

import static io.tillgate.audit.access.ReadersOnly.ADMIN;
import static io.tillgate.audit.access.ReadersOnly.READ;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.access.ReadersOnly;
import io.tillgate.audit.paging.Uncached;
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

/** Reports whether the log is complete. */
@Path("/audit/completeness")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed({READ, ADMIN})
@SecurityRequirement(name = "bearer", scopes = READ)
@Tag(name = "Proof", description = "Proofs that the log is unchanged and complete.")
public class CompletenessResource {
    private static final int MOST_GAPS = 100;

    private final ReceivedStore store;
    private final ReadersOnly readers;

    CompletenessResource(ReceivedStore store, ReadersOnly readers) {
        this.store = store;
        this.readers = readers;
    }

    @GET
    @Operation(
            operationId = "getCompleteness",
            summary = "Check whether the log has every record that the services have sent",
            description = "Every outbox numbers its records per topic, from 1.")
    @APIResponse(
            responseCode = "200",
            description = "The records read and the records missing.",
            content = @Content(schema = @Schema(implementation = CompletenessResponse.class)))
    public Uni<RestResponse<CompletenessResponse>> completeness() {
        readers.check();
        return Uni.combine()
                .all()
                .unis(store.sources(), store.gaps(MOST_GAPS), store.partitions())
                .asTuple()
                .map(read -> Uncached.answer(new CompletenessResponse(
                        read.getItem2().isEmpty(), read.getItem1(), read.getItem2(), read.getItem3())));
    }
}
