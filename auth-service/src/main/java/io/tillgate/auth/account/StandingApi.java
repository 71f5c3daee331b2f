package io.tillgate.auth.account;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal endpoints of user-service for the state of an account and for the keys that sign account records. */
@RegisterRestClient(configKey = "user-service")
@Path("/internal")
interface StandingApi {

    @GET
    @Path("/accounts/{id}/standing")
    Uni<CredentialApi.VerifiedAccount> standing(
            @HeaderParam("Authorization") String authorization, @PathParam("id") UUID id);

    @GET
    @Path("/record-keys/accounts")
    @Produces("application/jwk-set+json")
    Uni<String> recordKeys();
}
