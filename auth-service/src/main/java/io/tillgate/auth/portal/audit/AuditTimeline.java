package io.tillgate.auth.portal.audit;

import java.time.Instant;
import java.util.List;

/**
 * The number of events per span of time.
 *
 * @param counted the number of events counted
 * @param complete whether all matching events are counted; otherwise only the newest are
 * @param span the length of a span (ISO 8601)
 * @param spans the spans without gaps, the oldest first
 */
public record AuditTimeline(int counted, boolean complete, String span, List<Span> spans) {

    /**
     * A span of time.
     *
     * @param from its start
     * @param count the number of events in it
     */
    public record Span(Instant from, int count) {}
}
