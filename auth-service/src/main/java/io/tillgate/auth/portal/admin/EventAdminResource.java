package io.tillgate.auth.portal.admin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.portal.FormErrors;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.PortalSession;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.portal.audit.AuditTrail;
import io.tillgate.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The audit log, for administrators: a search with a chart, and single events with their inclusion proofs. */
@Path("/portal/admin/events")
public class EventAdminResource {
    private static final String PATH = "/portal/admin/events";

    private final PortalAccess door;
    private final PortalPages pages;
    private final AuditTrail events;

    EventAdminResource(PortalAccess door, PortalPages pages, AuditTrail events) {
        this.door = door;
        this.pages = pages;
        this.events = events;
    }

    /** Shows the events that match the filters. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> list(
            @QueryParam("cursor") @Nullable String cursor, @Context UriInfo uri, @Context HttpHeaders headers) {
        EventForm form = EventForm.read(uri.getQueryParameters());
        return door.showAdministrator(headers, address(form, cursor), visit -> list(visit, form, cursor));
    }

    /** Shows an event. */
    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<Response> show(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return door.showAdministrator(
                headers,
                PATH + "/" + id,
                visit -> events.find(visit.caller(), id)
                        .flatMap(event -> pages.show(visit, Section.EVENTS, new OneEventView(event))));
    }

    private Uni<Response> list(PortalSession visit, EventForm form, @Nullable String cursor) {
        if (!events.isConnected()) {
            return pages.show(visit, Section.EVENTS, empty(false, form, FormErrors.NONE));
        }
        return events.list(visit.caller(), form.filters(), cursor)
                .flatMap(page -> events.timeline(visit.caller(), form.filters())
                        .map(timeline -> new EventsView(
                                true,
                                form,
                                FormErrors.NONE,
                                page.items(),
                                TimelineChart.of(timeline, visit.language()),
                                page.nextCursor() == null ? null : address(form, page.nextCursor()),
                                cursor != null)))
                .flatMap(view -> pages.show(visit, Section.EVENTS, view))
                .onFailure(FormErrors::isRefusal)
                .recoverWithUni(e -> pages.showAgain(
                        visit,
                        Section.EVENTS,
                        empty(true, form, FormErrors.of((ProblemException) e, "q", visit.text()))));
    }

    private static EventsView empty(boolean connected, EventForm form, FormErrors errors) {
        return new EventsView(connected, form, errors, List.of(), TimelineChart.EMPTY, null, false);
    }

    private static String address(EventForm form, @Nullable String cursor) {
        Stream<String> filters = form.isFilled() ? Stream.of(form.query()) : Stream.empty();
        Stream<String> place =
                Stream.ofNullable(cursor).map(text -> "cursor=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        String query = Stream.concat(filters, place).collect(Collectors.joining("&"));
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }
}
