package io.tillgate.auth.portal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.auth.audit.RecentEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HourChartTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:20:30Z");

    @Test
    @DisplayName("Each event is in its hour; what is older or in the future is in none")
    void hours() {
        List<RecentEvent> events = Stream.of(
                        "2026-03-01T10:00:00Z",
                        "2026-03-01T09:59:59Z",
                        "2026-02-28T11:00:00Z",
                        "2026-02-28T10:59:59Z",
                        "2026-03-01T11:00:00Z")
                .map(time -> new RecentEvent("TokenIssued", Instant.parse(time), null, null, null))
                .toList();

        HourChart chart = HourChart.of(events, NOW);

        assertThat(chart.bars()).hasSize(24);
        assertThat(chart.bars().get(23).count()).isEqualTo(1);
        assertThat(chart.bars().get(22).count()).isEqualTo(1);
        assertThat(chart.bars().get(0).count()).isEqualTo(1);
        assertThat(chart.total()).isEqualTo(3);
        assertThat(chart.bars().get(23).label()).isEqualTo("10:00");
    }

    @Test
    @DisplayName("The highest bar fills the chart, and one event among thousands is still seen")
    void heights() {
        RecentEvent event = new RecentEvent("TokenIssued", NOW, null, null, null);
        RecentEvent other = new RecentEvent("TokenIssued", Instant.parse("2026-03-01T08:00:00Z"), null, null, null);
        List<RecentEvent> events = Stream.concat(Collections.nCopies(1000, event).stream(), Stream.of(other))
                .toList();

        HourChart chart = HourChart.of(events, NOW);

        assertThat(chart.bars().get(23).height()).isEqualTo(150);
        assertThat(chart.bars().get(21).height()).isEqualTo(2);
        assertThat(chart.bars().get(0).height()).isZero();
    }

    @Test
    @DisplayName("A day without events has a chart too")
    void empty() {
        assertThat(HourChart.of(List.of(), NOW).most()).isEqualTo(1);
    }
}
