package io.tillgate.auth.portal.admin;

import io.tillgate.auth.portal.audit.AuditTimeline;
import io.tillgate.web.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A timeline laid out as a bar chart.
 *
 * @param bars one for each span, the oldest first
 * @param most the count of the highest bar, at least 1
 * @param total the number of events counted
 * @param complete whether all matching events are counted
 */
public record TimelineChart(List<Bar> bars, int most, long total, boolean complete) {
    /** A chart without events. */
    static final TimelineChart EMPTY = new TimelineChart(List.of(), 1, 0, true);

    private static final int LEFT = 40;
    private static final int WIDTH = 726;
    private static final int BASE = 170;
    private static final int HEIGHT = 150;
    private static final int MAX_BAR = 40;
    private static final int LABELS = 6;

    /**
     * The bar of a span; its coordinates are in the units of the SVG.
     *
     * @param from the start of the span
     * @param label the start formatted in UTC
     * @param count the number of events
     * @param x the left edge
     * @param y the upper edge
     * @param labelled whether the label is shown
     */
    public record Bar(Instant from, String label, int count, int x, int y, int width, int height, boolean labelled) {}

    static TimelineChart of(AuditTimeline timeline, Language language) {
        List<AuditTimeline.Span> spans = timeline.spans();
        int most = Math.max(
                1, spans.stream().mapToInt(AuditTimeline.Span::count).max().orElse(1));
        DateTimeFormatter form = form(Duration.parse(timeline.span()), language);
        int count = Math.max(1, spans.size());
        int every = (count + LABELS - 1) / LABELS;
        List<Bar> bars = IntStream.range(0, spans.size())
                .mapToObj(i -> {
                    AuditTimeline.Span span = spans.get(i);
                    int height = span.count() == 0 ? 0 : Math.max(2, (int) ((long) span.count() * HEIGHT / most));
                    return new Bar(
                            span.from(),
                            form.format(span.from()),
                            span.count(),
                            LEFT + i * WIDTH / count,
                            BASE - height,
                            Math.min(MAX_BAR, Math.max(2, WIDTH / count * 3 / 4)),
                            height,
                            i % every == 0);
                })
                .toList();
        return new TimelineChart(bars, most, timeline.counted(), timeline.complete());
    }

    private static DateTimeFormatter form(Duration span, Language language) {
        boolean days = span.compareTo(Duration.ofDays(1)) >= 0;
        boolean seconds = span.compareTo(Duration.ofMinutes(1)) < 0;
        return DateTimeFormatter.ofPattern(
                        days ? "d MMM uuuu" : seconds ? "HH:mm:ss" : "d MMM HH:mm", language.locale())
                .withZone(ZoneOffset.UTC);
    }
}
