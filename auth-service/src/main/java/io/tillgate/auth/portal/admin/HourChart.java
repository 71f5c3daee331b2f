package io.tillgate.auth.portal.admin;

import io.tillgate.auth.audit.RecentEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many events there were in each of the last 24 hours, with the places of the bars.
 *
 * @param bars one for each hour, oldest first
 * @param most the highest of them, at least 1
 * @param total all events
 */
public record HourChart(List<Bar> bars, int most, int total) {
    /** How many hours there are. */
    static final int HOURS = 24;

    private static final int STEP = 30;
    private static final int BASE = 170;
    private static final int HEIGHT = 150;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    /**
     * An hour.
     *
     * @param hour when it began
     * @param label the same as a time of day
     * @param count how many events
     * @param x where its bar begins
     * @param y where its bar ends, above
     * @param height how high its bar is
     * @param labelled whether the label fits below
     */
    public record Bar(Instant hour, String label, int count, int x, int y, int height, boolean labelled) {}

    /** Counts events up to now. */
    static HourChart of(List<RecentEvent> events, Instant now) {
        Instant first = from(now);
        int[] counts = new int[HOURS];
        for (RecentEvent event : events) {
            long hour = Duration.between(first, event.time()).toHours();
            if (!event.time().isBefore(first) && hour < HOURS) {
                counts[(int) hour]++;
            }
        }
        int most = Math.max(1, IntStream.of(counts).max().orElse(1));
        List<Bar> bars = IntStream.range(0, HOURS)
                .mapToObj(hour -> bar(first.plus(hour, ChronoUnit.HOURS), hour, counts[hour], most))
                .toList();
        return new HourChart(bars, most, IntStream.of(counts).sum());
    }

    /** When the first of the hours began. */
    static Instant from(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1L, ChronoUnit.HOURS);
    }

    private static Bar bar(Instant hour, int index, int count, int most) {
        int height = count == 0 ? 0 : Math.max(2, count * HEIGHT / most);
        return new Bar(hour, HOUR.format(hour), count, 40 + index * STEP, BASE - height, height, index % 4 == 0);
    }
}
