package io.tillgate.scope.definition;

import static io.tillgate.scope.definition.CurrentCaller.ADMIN;
import static io.tillgate.scope.definition.CurrentCaller.WRITE;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Registers all scopes of a module in one step. */
@Path("/scopes")
@Tag(name = "Scopes")
public class ManifestResource {
    private static final String SCHEMA = "/io/tillgate/scope/manifest.schema.json";

    private final Manifests manifests;
    private final ScopeRules rules;
    private final CurrentCaller caller;

    ManifestResource(Manifests manifests, ScopeRules rules, CurrentCaller caller) {
        this.manifests = manifests;
        this.rules = rules;
        this.caller = caller;
    }

    @PUT
    @Path("/manifests/{app}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({WRITE, ADMIN})
    @SecurityRequirement(name = "bearer", scopes = WRITE)
    @Operation(
            operationId = "putManifest",
            summary = "Register a module's whole set of scopes",
            description = "Applies the whole manifest or nothing. Retires the scopes of the app that the caller owns"
                    + " and the manifest does not name. Scopes of other owners do not change.")
    @APIResponse(
            responseCode = "200",
            description = "What changed or, with dry_run, what would change.",
            content = @Content(schema = @Schema(implementation = ManifestDiff.class)))
    @APIResponse(
            responseCode = "400",
            description = "The manifest is malformed or invalid.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "Another client owns the app or one of the namespaces, another client's scope has one of the"
                    + " labels, or a scope is built in.")
    public Uni<ManifestDiff> put(
            @RestPath String app,
            @Parameter(description = "true to report the changes without making them.") @RestQuery("dry_run")
                    boolean dryRun,
            @Parameter(
                            description = "true to revoke the tokens that hold a retired scope now; otherwise they lose"
                                    + " it at their next refresh.")
                    @RestQuery
                    boolean revoke,
            @Nullable ScopeManifest manifest) {
        Caller writer = caller.writer();
        if (manifest == null) {
            throw ProblemException.invalid("body", "must be a JSON object");
        }
        List<Violation> violations = rules.check(app, manifest);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return manifests.apply(app, contents(app, manifest), new Manifests.Mode(dryRun, revoke), writer);
    }

    @GET
    @Path("/manifest.schema.json")
    @Produces("application/schema+json")
    @PermitAll
    @Operation(operationId = "manifestSchema", summary = "Get the JSON Schema of a manifest, for tillgate-scopes.json")
    @APIResponse(
            responseCode = "200",
            description = "The schema (JSON Schema 2020-12).",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public InputStream schema() {
        InputStream schema = ManifestResource.class.getResourceAsStream(SCHEMA);
        if (schema == null) {
            throw new IllegalStateException(SCHEMA + " is part of this service");
        }
        return schema;
    }

    private static SortedMap<String, ScopeRegistry.Wanted> contents(String app, ScopeManifest manifest) {
        SortedMap<String, ScopeRegistry.Wanted> contents = new TreeMap<>();
        if (manifest.scopes() != null) {
            for (ScopeRequest scope : manifest.scopes()) {
                if (scope != null && scope.namespace() != null) {
                    contents.put(scope.namespace(), scope.ofApp(app).wanted());
                }
            }
        }
        return contents;
    }
}
