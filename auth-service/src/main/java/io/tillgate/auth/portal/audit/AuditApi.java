package io.tillgate.auth.portal.audit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** The REST client of audit-service. */
@RegisterRestClient(configKey = "audit-service")
@Path("/audit")
interface AuditApi {

    @GET
    @Path("/events")
    Uni<AuditPage> list(@HeaderParam("Authorization") String authorization, @RestQuery Map<String, String> filters);

    @GET
    @Path("/events/{id}")
    Uni<AuditEvent> find(@HeaderParam("Authorization") String authorization, @PathParam("id") UUID id);

    @GET
    @Path("/timeline")
    Uni<AuditTimeline> timeline(
            @HeaderParam("Authorization") String authorization, @RestQuery Map<String, String> filters);
}
