package io.tillgate.scope.definition;

import static io.tillgate.scope.definition.CurrentCaller.ADMIN;
import static io.tillgate.scope.definition.CurrentCaller.WRITE;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Returns to the owner of a scope how many hold it, to judge the effect of retiring it or renewing consent. */
@Path("/scopes/{namespace}/holders")
@Tag(name = "Scopes")
public class HoldersResource {
    private final ScopeRegistry registry;
    private final HolderCount holders;
    private final CurrentCaller caller;

    HoldersResource(ScopeRegistry registry, HolderCount holders, CurrentCaller caller) {
        this.registry = registry;
        this.holders = holders;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({WRITE, ADMIN})
    @SecurityRequirement(name = "bearer", scopes = WRITE)
    @Operation(
            operationId = "scopeHolders",
            summary = "Count the holders of a scope",
            description = "For the scope's owner and for administrators.")
    @APIResponse(
            responseCode = "200",
            description = "The current counts.",
            content = @Content(schema = @Schema(implementation = ScopeHolders.class)))
    @APIResponse(responseCode = "403", description = "Another client owns the scope.")
    @APIResponse(responseCode = "404", description = "Unknown scope.")
    @APIResponse(responseCode = "503", description = "auth-service, which counts the holders, does not answer.")
    public Uni<RestResponse<ScopeHolders>> count(@RestPath String namespace) {
        Caller asking = caller.writer();
        return registry.find(namespace)
                .map(found -> found.orElseThrow(() -> ConditionalResponses.notFound(namespace)))
                .invoke(scope -> ScopeRegistry.requireOwner(scope, asking))
                .flatMap(scope -> holders.of(scope.namespace()))
                .map(counted -> RestResponse.ResponseBuilder.ok(counted)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
