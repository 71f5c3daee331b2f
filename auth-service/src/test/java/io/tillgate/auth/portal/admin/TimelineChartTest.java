package io.tillgate.auth.portal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.auth.portal.audit.AuditTimeline;
import io.tillgate.web.Language;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimelineChartTest {
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    @DisplayName("The highest bar fills the chart, one event among thousands is still seen, none has no bar")
    void heights() {
        TimelineChart chart = TimelineChart.of(timeline("PT1H", 1000, 1, 0), Language.EN);

        assertThat(chart.bars().stream().map(TimelineChart.Bar::height)).containsExactly(150, 2, 0);
        assertThat(chart.bars().get(0).label()).isEqualTo("1 Mar 10:00");
        assertThat(chart.most()).isEqualTo(1000);
    }

    @Test
    @DisplayName("However many bars there are, they stay in the picture, and few of them are labelled")
    void places() {
        for (int spans : new int[] {1, 2, 7, 48}) {
            TimelineChart chart = TimelineChart.of(
                    timeline("P1D", IntStream.range(0, spans).map(i -> 1).toArray()), Language.IT);

            assertThat(chart.bars()).hasSize(spans);
            assertThat(chart.bars())
                    .allSatisfy(bar -> assertThat(bar.x() + bar.width()).isBetween(40, 766));
            assertThat(chart.bars().stream().filter(TimelineChart.Bar::labelled))
                    .hasSizeBetween(1, 6);
            assertThat(chart.bars().get(0).label()).isEqualTo("1 mar 2026");
        }
    }

    private static AuditTimeline timeline(String span, int... counts) {
        List<AuditTimeline.Span> spans = IntStream.range(0, counts.length)
                .mapToObj(i -> new AuditTimeline.Span(TEN.plusSeconds(3600L * i), counts[i]))
                .toList();
        return new AuditTimeline(IntStream.of(counts).sum(), true, span, spans);
    }
}
