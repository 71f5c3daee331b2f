package io.tillgate.auth.portal.admin;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.audit.RecentEvent;
import io.tillgate.auth.audit.RecentEvents;
import io.tillgate.auth.portal.PortalDoor;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.portal.Visit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The events of the last 24 hours, for administrators. */
@Path("/portal/admin/events")
public class EventAdminResource {
    private static final String PATH = "/portal/admin/events";
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,60}");
    private static final int SHOWN = 50;

    private final PortalDoor door;
    private final PortalPages pages;
    private final RecentEvents events;
    private final Clock clock;

    EventAdminResource(PortalDoor door, PortalPages pages, RecentEvents events, Clock clock) {
        this.door = door;
        this.pages = pages;
        this.events = events;
        this.clock = clock;
    }

    /** Shows them. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@QueryParam("type") @Nullable String asked, @Context HttpHeaders headers) {
        @Nullable
        String type = Optional.ofNullable(asked)
                .filter(word -> TYPE.matcher(word).matches())
                .orElse(null);
        return door.showAdministrator(
                headers, PATH, visit -> view(visit, type).flatMap(view -> pages.show(visit, Section.EVENTS, view)));
    }

    private Uni<EventsView> view(Visit visit, @Nullable String type) {
        Instant now = clock.instant();
        if (!events.isConnected()) {
            return Uni.createFrom()
                    .item(new EventsView(false, List.of(), null, List.of(), HourChart.of(List.of(), now), false));
        }
        Instant from = HourChart.from(now);
        return events.since(visit.account(), from, null)
                .flatMap(all -> (type == null ? Uni.createFrom().item(all) : events.since(visit.account(), from, type))
                        .map(found -> new EventsView(
                                true,
                                types(all.events(), type),
                                type,
                                found.events().stream().limit(SHOWN).toList(),
                                HourChart.of(found.events(), now),
                                found.cut())));
    }

    private static List<String> types(List<RecentEvent> events, @Nullable String chosen) {
        return Stream.concat(events.stream().map(RecentEvent::type), Stream.ofNullable(chosen))
                .distinct()
                .sorted()
                .toList();
    }
}
