package io.tillgate.audit.search;

import static io.tillgate.audit.access.ReadersOnly.ADMIN;
import static io.tillgate.audit.access.ReadersOnly.READ;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.access.ReadersOnly;
import io.tillgate.audit.paging.Uncached;
import io.tillgate.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Counts the events that match a filter per time span, for a chart. */
@Path("/audit/timeline")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed({READ, ADMIN})
@SecurityRequirement(name = "bearer", scopes = READ)
@Tag(name = "Audit", description = "The recorded events of the suite.")
public class TimelineResource {
    /** The maximum number of events that are counted, so that no filter reads the whole log. */
    private static final int MOST = 10_000;

    private final EventSearch search;
    private final EventQueryParser parser;
    private final ReadersOnly readers;

    TimelineResource(EventSearch search, EventQueryParser parser, ReadersOnly readers) {
        this.search = search;
        this.parser = parser;
        this.readers = readers;
    }

    @GET
    @Operation(
            operationId = "getTimeline",
            summary = "Count the events of a search per time span",
            description = "Takes the filters of the list of events. Only the newest 10000 events are counted.")
    @APIResponse(
            responseCode = "200",
            description = "The counts.",
            content = @Content(schema = @Schema(implementation = TimelineResponse.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is invalid.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<TimelineResponse>> get(@Parameter(hidden = true) UriInfo uri) {
        readers.check();
        EventFilter filter = parser.parseFilter(uri.getQueryParameters());
        return search.times(filter, MOST + 1)
                .map(times -> Uncached.answer(
                        TimelineResponse.of(times.subList(0, Math.min(times.size(), MOST)), times.size() <= MOST)));
    }
}
