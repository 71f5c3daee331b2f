package io.tillgate.audit.checkpoint;

import static io.tillgate.audit.access.ReadersOnly.ADMIN;
import static io.tillgate.audit.access.ReadersOnly.READ;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.access.ReadersOnly;
import io.tillgate.audit.log.AuditTree;
import io.tillgate.audit.paging.QueryParameters;
import io.tillgate.audit.paging.Uncached;
import io.tillgate.audit.tree.ConsistencyProof;
import io.tillgate.audit.tree.Hash;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
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

/** Serves consistency proofs between two sizes of the log. */
@Path("/audit/proofs/consistency")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed({READ, ADMIN})
@SecurityRequirement(name = "bearer", scopes = READ)
@Tag(name = "Proof", description = "Proofs that the log is unchanged and complete.")
public class ConsistencyResource {
    private final Pool pool;
    private final AuditTree tree;
    private final ReadersOnly readers;

    ConsistencyResource(Pool pool, AuditTree tree, ReadersOnly readers) {
        this.pool = pool;
        this.tree = tree;
        this.readers = readers;
    }

    @GET
    @Operation(
            operationId = "getConsistencyProof",
            summary = "Get the proof that the log of a newer checkpoint extends that of an older one")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            required = true,
            description = "The size of the older checkpoint.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The size of the newer checkpoint; by default the current size of the log.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @APIResponse(
            responseCode = "200",
            description = "The proof.",
            content = @Content(schema = @Schema(implementation = ConsistencyResponse.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is invalid, or the log is smaller than the size given.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "The log has lost data that the proof needs.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<ConsistencyResponse>> prove(@Parameter(hidden = true) UriInfo uri) {
        readers.check();
        return tree.state(pool).chain(state -> {
            QueryParameters parameters = new QueryParameters(uri.getQueryParameters(), Set.of("from", "to"));
            long to = state.size() == 0 ? 0 : parameters.number("to", 1, state.size(), state.size());
            long from = from(parameters, to, state.size());
            parameters.check();
            return tree.hashes(pool, ConsistencyProof.spans(from, to))
                    .map(hashes -> new ConsistencyResponse(
                            from,
                            to,
                            hashes
                                    .orElseThrow(() -> ProblemException.of(
                                            HttpProblem.NOT_FOUND, "The log has lost records; see /audit/verify."))
                                    .stream()
                                    .map(Hash::toString)
                                    .toList()))
                    .map(Uncached::answer);
        });
    }

    /** Reads the parameter {@code from}. It is always invalid if the log is empty, which has no checkpoint. */
    private static long from(QueryParameters parameters, long to, long size) {
        if (size == 0 || parameters.raw("from") == null) {
            parameters.violate("from", "must be the size of a checkpoint");
            return -1;
        }
        return parameters.number("from", 1, to < 1 ? size : to, -1);
    }
}
