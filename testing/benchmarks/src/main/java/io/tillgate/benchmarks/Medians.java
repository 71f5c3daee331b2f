package io.tillgate.benchmarks;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The medians of some turns.
 *
 * @param turns the turns
 */
record Medians(List<Turn> turns) {
    double perSecond() {
        return of(Turn::perSecond);
    }

    double p50Millis() {
        return of(Turn::p50Micros) / 1_000;
    }

    double p99Millis() {
        return of(Turn::p99Micros) / 1_000;
    }

    /** Returns the processor time per request of all parts, in microseconds. */
    double micros() {
        return of(turn -> turn.micros(turn.partMicros().keySet()));
    }

    /** Returns the processor time per request of some parts, in microseconds. */
    double micros(Set<String> parts) {
        return of(turn -> turn.micros(parts));
    }

    /** Returns the errors of the last turn that had any; empty if none had. */
    String remark() {
        return turns.stream()
                .map(Turn::remark)
                .filter(remark -> !remark.isEmpty())
                .reduce("", (first, last) -> last);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    private double of(ToDoubleFunction<Turn> value) {
        return median(turns.stream().map(value::applyAsDouble).toList());
    }
}
