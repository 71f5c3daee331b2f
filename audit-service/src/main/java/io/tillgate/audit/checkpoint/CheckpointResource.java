package io.tillgate.audit.checkpoint;

import static io.tillgate.audit.access.ReadersOnly.ADMIN;
import static io.tillgate.audit.access.ReadersOnly.READ;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.access.ReadersOnly;
import io.tillgate.audit.paging.Cursors;
import io.tillgate.audit.paging.KeysetPosition;
import io.tillgate.audit.paging.QueryParameters;
import io.tillgate.audit.paging.Uncached;
import io.tillgate.audit.proof.VerifierKey;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

/** Serves the log's checkpoints and public keys. */
@Path("/audit/checkpoints")
@Tag(name = "Proof", description = "Proofs that the log is unchanged and complete.")
public class CheckpointResource {
    private static final String LIST = "checkpoints";
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final Pool pool;
    private final CheckpointStore store;
    private final CheckpointKeys keys;
    private final Cursors cursors;
    private final ReadersOnly readers;

    CheckpointResource(Pool pool, CheckpointStore store, CheckpointKeys keys, Cursors cursors, ReadersOnly readers) {
        this.pool = pool;
        this.store = store;
        this.keys = keys;
        this.cursors = cursors;
        this.readers = readers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({READ, ADMIN})
    @SecurityRequirement(name = "bearer", scopes = READ)
    @Operation(operationId = "listCheckpoints", summary = "List signed checkpoints, newest first")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "The maximum number of items.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "The next_cursor of the previous page.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page of checkpoints.",
            content = @Content(schema = @Schema(implementation = CheckpointListResponse.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is invalid.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<CheckpointListResponse>> list(@Parameter(hidden = true) UriInfo uri) {
        readers.check();
        QueryParameters parameters = new QueryParameters(uri.getQueryParameters(), Set.of("limit", "cursor"));
        int limit = (int) parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
        KeysetPosition after = parameters.place(cursors, LIST);
        parameters.check();
        return store.before(pool, after == null ? Long.MAX_VALUE : after.sequence(), limit + 1)
                .map(found -> Uncached.answer(page(found, limit)));
    }

    @GET
    @Path("/latest")
    @Produces(MediaType.TEXT_PLAIN)
    @PermissionsAllowed({READ, ADMIN})
    @SecurityRequirement(name = "bearer", scopes = READ)
    @Operation(operationId = "getLatestCheckpoint", summary = "Get the newest checkpoint as a signed note")
    @APIResponse(responseCode = "200", description = "The signed note (C2SP tlog-checkpoint).")
    @APIResponse(
            responseCode = "404",
            description = "No checkpoint has been signed yet.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<String>> latest() {
        readers.check();
        return store.newest(pool)
                .map(newest -> Uncached.answer(newest.map(StoredCheckpoint::note)
                        .orElseThrow(() ->
                                ProblemException.of(HttpProblem.NOT_FOUND, "No checkpoint has been signed yet."))));
    }

    @GET
    @Path("/key")
    @Produces(MediaType.TEXT_PLAIN)
    @PermitAll
    @Operation(operationId = "getCheckpointKeys", summary = "Get the log's public keys, the current one first")
    @APIResponse(responseCode = "200", description = "One key per line (C2SP signed-note verifier keys).")
    public String key() {
        return keys.known().stream().map(VerifierKey::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    private CheckpointListResponse page(List<StoredCheckpoint> found, int limit) {
        boolean more = found.size() > limit;
        List<StoredCheckpoint> page = more ? found.subList(0, limit) : found;
        String next = more
                ? cursors.encode(
                        new KeysetPosition(
                                Instant.EPOCH, page.get(page.size() - 1).size()),
                        LIST)
                : null;
        return new CheckpointListResponse(
                page.stream().map(CheckpointListResponse.Item::of).toList(), next);
    }
}
