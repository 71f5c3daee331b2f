package io.tillgate.audit.search;

import static io.tillgate.audit.access.ReadersOnly.ADMIN;
import static io.tillgate.audit.access.ReadersOnly.READ;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.access.ReadersOnly;
import io.tillgate.audit.paging.KeysetPosition;
import io.tillgate.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Exports all events that match a filter as CSV. */
@Path("/audit/events.csv")
@PermissionsAllowed({READ, ADMIN})
@SecurityRequirement(name = "bearer", scopes = READ)
@Tag(name = "Audit", description = "The recorded events of the suite.")
public class EventCsvResource {
    private static final String CSV = "text/csv";
    private static final int PAGE = 500;

    private final EventSearch search;
    private final EventQueryParser parser;
    private final ReadersOnly readers;

    EventCsvResource(EventSearch search, EventQueryParser parser, ReadersOnly readers) {
        this.search = search;
        this.parser = parser;
        this.readers = readers;
    }

    @GET
    @Produces(CSV)
    @Operation(
            operationId = "exportEvents",
            summary = "Export the results of a search as CSV, newest first",
            description = "Takes the filters of listEvents. The export contains no proofs; exportLog does.")
    @APIResponse(
            responseCode = "200",
            description = "One line per event (RFC 4180).",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is invalid.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<String> export(@Parameter(hidden = true) UriInfo uri) {
        readers.check();
        EventFilter filter = parser.parse(uri.getQueryParameters()).filter();
        Multi<String> lines =
                Multi.createBy().concatenating().streams(Multi.createFrom().item(EventCsv.HEAD), pages(filter));
        return RestMulti.fromMultiData(lines)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-events.csv\"")
                .build();
    }

    private Multi<String> pages(EventFilter filter) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicReference<@Nullable KeysetPosition>::new, after -> page(filter, after))
                .whilst(page -> page.size() > PAGE)
                .map(page -> page.stream().limit(PAGE).map(EventCsv::line).collect(Collectors.joining()))
                .filter(text -> !text.isEmpty());
    }

    /** Returns a page, with one event more than the page size if there is a further page. */
    private Uni<List<StoredEvent>> page(EventFilter filter, AtomicReference<@Nullable KeysetPosition> after) {
        return search.find(new EventQuery(filter, PAGE, after.get())).invoke(found -> {
            if (found.size() > PAGE) {
                after.set(found.get(PAGE - 1).place());
            }
        });
    }
}
