package io.tillgate.backoffice.menu;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The client of the menu API at {@code quarkus.rest-client.menu.url}; calls require the scope {@code menu:read}. */
@RegisterRestClient(configKey = "menu")
@Path("/api/v2/dishes")
public interface MenuApi {
    /**
     * Fetches the menu; fails with a {@code WebApplicationException} if the API refuses.
     *
     * @param authorization {@code Bearer} and an access token (RFC 6750 section 2.1)
     */
    @GET
    Uni<DishPage> dishes(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
