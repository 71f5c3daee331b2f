package io.tillgate.auth.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The public API of user-service. */
@RegisterRestClient(configKey = "user-service")
@Path("/users")
interface DirectoryApi {

    @GET
    Uni<DirectoryPage> list(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("q") @Nullable String beginning,
            @QueryParam("status") @Nullable String status,
            @QueryParam("cursor") @Nullable String cursor);

    @POST
    Uni<DirectoryEntry> create(@HeaderParam("Authorization") String authorization, JsonNode account);

    @GET
    @Path("/{id}")
    Uni<DirectoryEntry> find(@HeaderParam("Authorization") String authorization, @PathParam("id") UUID id);

    @PATCH
    @Path("/{id}")
    Uni<DirectoryEntry> change(
            @HeaderParam("Authorization") String authorization, @PathParam("id") UUID id, JsonNode patch);

    @DELETE
    @Path("/{id}")
    Uni<Void> delete(@HeaderParam("Authorization") String authorization, @PathParam("id") UUID id);

    @POST
    @Path("/{id}/email-link")
    Uni<Void> sendEmailLink(@HeaderParam("Authorization") String authorization, @PathParam("id") UUID id);

    @POST
    @Path("/{id}/password")
    Uni<Void> changePassword(
            @HeaderParam("Authorization") String authorization, @PathParam("id") UUID id, JsonNode passwords);
}
