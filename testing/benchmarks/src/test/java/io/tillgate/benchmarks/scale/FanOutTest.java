package io.tillgate.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FanOutTest {
    private static final String PAGE = """
            # Scale

            <!-- Written by FanOutBenchmark; do not edit. -->

            | old |

            <!-- End of what FanOutBenchmark writes. -->

            ## Sites
            """;

    @Test
    @DisplayName("The table replaces what is between the marks, and nothing else")
    void into() {
        FanOut own = measured(100, 100);
        FanOut shared = measured(1_000, 0);

        String page = FanOut.into(PAGE, List.of(own, shared));

        assertThat(page)
                .startsWith("# Scale\n")
                .endsWith("\n## Sites\n")
                .contains("| 100 | each its own | 2 | 40.0 | 1,000 | 5,000 | 0.50 | 3.0 | 3.0 |")
                .contains("| 1,000 | one for all | 2 | 4.0 | 100,000 | 5,000 | - | 3.0 | 3.0 |")
                .doesNotContain("| old |");
        assertThat(FanOut.into(page, List.of(own, shared))).isEqualTo(page);
    }

    @Test
    @DisplayName("A page without the marks is refused")
    void noMarks() {
        assertThatThrownBy(() -> FanOut.into("# Scale\n", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static FanOut measured(int readers, int consumers) {
        Histogram micros = new Histogram(1_000_000, 3);
        micros.recordValue(3_000);
        micros.recordValue(3_000);
        FanOut.Costs idle = new FanOut.Costs(1e6, 100, 1e6, readers);
        return new FanOut(readers, consumers, idle, new FanOut.Costs(4e6, 100_000, 5e6, 0.5), micros);
    }
}
