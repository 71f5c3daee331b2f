package io.tillgate.audit.verification;

import static io.tillgate.audit.access.ReadersOnly.ADMIN;
import static io.tillgate.audit.access.ReadersOnly.READ;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.access.ReadersOnly;
import io.tillgate.audit.paging.QueryParameters;
import io.tillgate.audit.paging.TimeRange;
import io.tillgate.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Exports the log as a stream that can be verified offline. */
@Path("/audit/export")
@PermissionsAllowed({READ, ADMIN})
@SecurityRequirement(name = "bearer", scopes = READ)
@Tag(name = "Proof", description = "Proofs that the log is unchanged and complete.")
public class ExportResource {
    private static final String NDJSON = "application/x-ndjson";

    private final LeafRanges ranges;
    private final Export export;
    private final ReadersOnly readers;

    ExportResource(LeafRanges ranges, Export export, ReadersOnly readers) {
        this.ranges = ranges;
        this.export = export;
        this.readers = readers;
    }

    @GET
    @Produces(NDJSON)
    @Operation(
            operationId = "exportLog",
            summary = "Export a part of the log with its proof, one JSON object per line",
            description = "The export ends at the newest checkpoint. ./tillgate audit verify --export FILE --key FILE"
                    + " verifies it.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Only records added to the log at or after this time (RFC 3339).",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Only records added to the log before this time (RFC 3339).",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @APIResponse(
            responseCode = "200",
            description = "The records and their proof.",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is invalid.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No checkpoint has been signed yet.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<ExportLine> export(@Parameter(hidden = true) UriInfo uri) {
        readers.check();
        QueryParameters parameters = new QueryParameters(uri.getQueryParameters(), Set.of("from", "to"));
        TimeRange times = parameters.times();
        parameters.check();
        Uni<LeafRange> range = ranges.between(times);
        return RestMulti.fromUniResponse(
                range, export::lines, any -> Map.of(HttpHeaders.CACHE_CONTROL, List.of("no-store")));
    }
}
