package io.tillgate.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RevocationSeriesTest {
    @Test
    @DisplayName("A percentile is the nearest rank: the 99th of 100 values, the largest of few")
    void percentile() {
        List<Duration> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

        assertThat(RevocationSeries.percentile(hundred, 99)).isEqualTo(Duration.ofMillis(99));
        assertThat(RevocationSeries.percentile(hundred, 50)).isEqualTo(Duration.ofMillis(50));
        assertThat(RevocationSeries.percentile(hundred.subList(0, 3), 99)).isEqualTo(Duration.ofMillis(3));
    }
}
