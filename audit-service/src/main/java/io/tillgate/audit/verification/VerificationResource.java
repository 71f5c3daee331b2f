package io.tillgate.audit.verification;

import static io.tillgate.audit.access.ReadersOnly.ADMIN;
import static io.tillgate.audit.access.ReadersOnly.READ;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.access.ReadersOnly;
import io.tillgate.audit.paging.QueryParameters;
import io.tillgate.audit.paging.TimeRange;
import io.tillgate.audit.paging.Uncached;
import io.tillgate.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Verifies the log on request. */
@Path("/audit/verify")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed({READ, ADMIN})
@SecurityRequirement(name = "bearer", scopes = READ)
@Tag(name = "Proof", description = "Proofs that the log is unchanged and complete.")
public class VerificationResource {
    private final LeafRanges ranges;
    private final Verification verification;
    private final VerificationConfig config;
    private final ReadersOnly readers;

    VerificationResource(LeafRanges ranges, Verification verification, VerificationConfig config, ReadersOnly readers) {
        this.ranges = ranges;
        this.verification = verification;
        this.config = config;
        this.readers = readers;
    }

    @GET
    @Operation(
            operationId = "verifyLog",
            summary = "Verify a part of the log and report the first record that fails",
            description = "Without times, verifies the newest part, as much as one request may verify.")
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
            description = "The result of the verification.",
            content = @Content(schema = @Schema(implementation = VerificationResponse.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is invalid, or the range is too large.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No checkpoint has been signed yet.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<VerificationResponse>> verify(@Parameter(hidden = true) UriInfo uri) {
        readers.check();
        QueryParameters parameters = new QueryParameters(uri.getQueryParameters(), Set.of("from", "to"));
        TimeRange times = parameters.times();
        parameters.check();
        return range(parameters, times).chain(verification::check).map(Uncached::answer);
    }

    private Uni<LeafRange> range(QueryParameters parameters, TimeRange times) {
        if (times.from() == null && times.to() == null) {
            return ranges.newest(config.maxRecords());
        }
        return ranges.between(times).invoke(range -> {
            if (range.end() - range.first() > config.maxRecords()) {
                parameters.violate(
                        "from",
                        "must leave " + config.maxRecords() + " records at most, not " + (range.end() - range.first())
                                + "; to verify the whole log, use an export");
                parameters.check();
            }
        });
    }
}
