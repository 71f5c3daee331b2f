package io.tillgate.auth.audit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The API of audit-service. */
@RegisterRestClient(configKey = "audit-service")
@Path("/audit/events")
interface AuditApi {

    @GET
    Uni<Page> list(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("from") String from,
            @QueryParam("type") @Nullable String type,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    record Page(List<AuditEvent> items, @Nullable String nextCursor) {}

    /**
     * An event of the log; what is in its data stays there.
     *
     * @param type its CloudEvents type
     * @param time when it happened
     * @param subject what it is about
     * @param actor who caused it
     * @param clientId the client that it came through
     */
    record AuditEvent(
            String type,
            Instant time,
            @Nullable String subject,
            @Nullable String actor,
            @Nullable String clientId) {}
}
