package io.tillgate.auth.portal.audit;

import java.time.Instant;
import java.util.List;

/**
 * How many events there were, span by span.
 *
 * @param counted how many are counted
 * @param complete whether these are all; else they are the newest
 * @param span how long each span is (ISO 8601)
 * @param spans without a gap, the oldest first
 */
public record AuditTimeline(int counted, boolean complete, String span, List<Span> spans) {

    /**
     * A span of time.
     *
     * @param from when it begins
     * @param count how many events there were
     */
    public record Span(Instant from, int count) {}
}
