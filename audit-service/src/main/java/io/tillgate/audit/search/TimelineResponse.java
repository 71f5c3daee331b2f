package io.tillgate.audit.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The number of events per time span. */
@Schema(name = "AuditTimeline", description = "The number of events per time span.")
record TimelineResponse(
        @Schema(description = "The number of events counted.")
        int counted,

        @Schema(description = "Whether all matching events are counted; otherwise only the newest are.")
        boolean complete,

        @Schema(description = "The length of each span (ISO 8601).", examples = "PT1H")
        String span,

        @Schema(description = "Consecutive spans, oldest first.")
        List<Span> spans) {

    private static final int MAX_SPANS = 48;
    private static final List<Duration> SPANS = Stream.of(
                    "PT1S", "PT5S", "PT15S", "PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT3H", "PT6H", "PT12H", "P1D",
                    "P7D", "P30D", "P365D")
            .map(Duration::parse)
            .toList();

    /** A time span and its number of events. */
    @Schema(name = "AuditTimelineSpan", description = "A time span.")
    record Span(
            @Schema(description = "The start of the span.") Instant from,

            @Schema(description = "The number of events in the span.")
            int count) {}

    /**
     * Counts events per span.
     *
     * @param times the times of the events, the newest first
     * @param complete whether these are all matching events
     */
    static TimelineResponse of(List<Instant> times, boolean complete) {
        if (times.isEmpty()) {
            return new TimelineResponse(0, complete, Duration.ofHours(1).toString(), List.of());
        }
        Instant newest = times.get(0);
        Instant oldest = times.get(times.size() - 1);
        Duration length = length(Duration.between(oldest, newest));
        long first = Math.floorDiv(oldest.getEpochSecond(), length.toSeconds());
        int[] counts = new int[(int) (Math.floorDiv(newest.getEpochSecond(), length.toSeconds()) - first) + 1];
        times.forEach(time -> counts[(int) (Math.floorDiv(time.getEpochSecond(), length.toSeconds()) - first)]++);
        List<Span> spans = new ArrayList<>(counts.length);
        for (int i = 0; i < counts.length; i++) {
            spans.add(new Span(Instant.ofEpochSecond((first + i) * length.toSeconds()), counts[i]));
        }
        return new TimelineResponse(times.size(), complete, length.toString(), spans);
    }

    /** Returns the shortest span that yields few enough spans; a multiple of 365 days if no predefined span does. */
    private static Duration length(Duration whole) {
        return SPANS.stream()
                .filter(span -> whole.dividedBy(span) < MAX_SPANS - 1)
                .findFirst()
                .orElseGet(() -> {
                    Duration year = SPANS.get(SPANS.size() - 1);
                    return year.multipliedBy(whole.dividedBy(year) / (MAX_SPANS - 1) + 1);
                });
    }
}
