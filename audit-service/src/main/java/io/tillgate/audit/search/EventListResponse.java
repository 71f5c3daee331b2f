package io.tillgate.audit.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of events, newest first. */
@Schema(name = "AuditEventList", description = "A page of events, newest first.")
record EventListResponse(
        List<EventResponse> items,

        @Schema(description = "The cursor of the next page; absent on the last page.") @Nullable
        String nextCursor) {}
