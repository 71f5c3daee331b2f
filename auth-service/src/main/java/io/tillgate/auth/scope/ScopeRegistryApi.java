package io.tillgate.auth.scope;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The API of scope-registry that needs no token. */
@RegisterRestClient(configKey = "scope-registry")
@Path("/")
interface ScopeRegistryApi {

    @GET
    @Path("/scopes/{namespace}")
    Uni<JsonNode> scope(@PathParam("namespace") String namespace);

    @GET
    @Path("/internal/record-keys/scopes")
    @Produces("application/jwk-set+json")
    Uni<String> recordKeys();
}
