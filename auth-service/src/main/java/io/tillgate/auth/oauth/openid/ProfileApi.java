package io.tillgate.auth.oauth.openid;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal endpoint of user-service that returns profiles. */
@RegisterRestClient(configKey = "user-service")
@Path("/internal/accounts")
interface ProfileApi {

    @GET
    @Path("/{id}")
    Uni<Profile> profile(@HeaderParam("Authorization") String authorization, @PathParam("id") UUID id);
}
