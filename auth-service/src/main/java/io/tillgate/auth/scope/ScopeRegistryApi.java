package io.tillgate.auth.scope;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What scope-registry tells everybody. */
@RegisterRestClient(configKey = "scope-registry")
@Path("/scopes")
interface ScopeRegistryApi {

    @GET
    @Path("/{namespace}")
    Uni<JsonNode> scope(@PathParam("namespace") String namespace);
}
