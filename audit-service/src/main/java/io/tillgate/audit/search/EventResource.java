package io.tillgate.audit.search;

import static io.tillgate.audit.access.ReadersOnly.ADMIN;
import static io.tillgate.audit.access.ReadersOnly.READ;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tillgate.audit.access.ReadersOnly;
import io.tillgate.audit.checkpoint.EventProofs;
import io.tillgate.audit.paging.Cursors;
import io.tillgate.audit.paging.Uncached;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.text.UuidText;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Serves the events of the log. */
@Path("/audit/events")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed({READ, ADMIN})
@SecurityRequirement(name = "bearer", scopes = READ)
@Tag(name = "Audit", description = "The recorded events of the suite.")
public class EventResource {
    private final EventSearch search;
    private final EventQueryParser parser;
    private final Cursors cursors;
    private final ReadersOnly readers;
    private final EventProofs proofs;

    EventResource(
            EventSearch search, EventQueryParser parser, Cursors cursors, ReadersOnly readers, EventProofs proofs) {
        this.search = search;
        this.parser = parser;
        this.cursors = cursors;
        this.readers = readers;
        this.proofs = proofs;
    }

    @GET
    @Operation(operationId = "listEvents", summary = "Find events, newest first")
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "A full event type, or its last part such as TokenIssued.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "actor",
            in = ParameterIn.QUERY,
            description = "The actor: an account id or a client id.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "subject",
            in = ParameterIn.QUERY,
            description = "The subject of the event.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "client_id",
            in = ParameterIn.QUERY,
            description = "The client that made the request.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "address",
            in = ParameterIn.QUERY,
            description = "The network address of the request.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "scope",
            in = ParameterIn.QUERY,
            description = "A scope that the event's data contains.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "trace_id",
            in = ParameterIn.QUERY,
            description = "The trace id (W3C Trace Context).",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "account",
            in = ParameterIn.QUERY,
            description = "The id of an account: everything that concerns it, including failed sign-ins with its user"
                    + " names and revocations of its tokens, grants and keys.",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = "user_name",
            in = ParameterIn.QUERY,
            description = "A user name: everything that concerns the accounts that have or had it, and failed sign-ins"
                    + " with it. Upper and lower case are the same.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Only events at or after this time (RFC 3339).",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Only events before this time (RFC 3339).",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Words that the event's data must all contain. The last word before a space also matches"
                    + " longer words if it has three or more characters.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "The maximum number of items.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "The next_cursor of the previous page, with the same filters.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page of events.",
            content = @Content(schema = @Schema(implementation = EventListResponse.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is invalid.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<EventListResponse>> list(@Parameter(hidden = true) UriInfo uri) {
        readers.check();
        EventQuery query = parser.parse(uri.getQueryParameters());
        return search.find(query).map(found -> Uncached.answer(page(query, found)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getEvent", summary = "Get one event with its inclusion proof")
    @APIResponse(
            responseCode = "200",
            description = "The event.",
            content = @Content(schema = @Schema(implementation = EventResponse.class)))
    @APIResponse(
            responseCode = "404",
            description = "Unknown event.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<EventResponse>> get(@RestPath String id) {
        readers.check();
        return UuidText.parse(id)
                .map(search::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(
                        () -> ProblemException.of(HttpProblem.NOT_FOUND, "There is no event with this id.")))
                .chain(found -> proofs.of(found.leafIndex(), found.leafHash(), found.loggedData())
                        .map(proof -> Uncached.answer(found.event().with(proof))));
    }

    private EventListResponse page(EventQuery query, List<StoredEvent> found) {
        boolean more = found.size() > query.limit();
        List<StoredEvent> page = more ? found.subList(0, query.limit()) : found;
        String next = more
                ? cursors.encode(
                        page.get(page.size() - 1).place(), query.filter().fingerprint())
                : null;
        return new EventListResponse(page.stream().map(StoredEvent::event).toList(), next);
    }
}
