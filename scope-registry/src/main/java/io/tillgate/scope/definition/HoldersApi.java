package io.tillgate.scope.definition;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal endpoint of auth-service that counts the holders of a scope. */
@RegisterRestClient(configKey = "auth-service")
@Path("/internal/scopes")
interface HoldersApi {

    @GET
    @Path("/{namespace}/holders")
    Uni<ScopeHolders> count(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("namespace") String namespace);
}
