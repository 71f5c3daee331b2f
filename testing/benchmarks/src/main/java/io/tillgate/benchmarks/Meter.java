package io.tillgate.benchmarks;

import io.tillgate.benchmarks.load.Load;
import io.tillgate.benchmarks.load.LoadResult;
import io.tillgate.benchmarks.load.Scenario;
import io.tillgate.benchmarks.machine.LocalStack;
import io.tillgate.benchmarks.machine.ProcessTree;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Runs a scenario alternately with the raw limit of the same cores, and measures the processor time. */
final class Meter {
    private static final List<String> PARTS =
            List.of("postgres", "kafka", "user-service", "scope-registry", "auth-service");

    private final LocalStack stack;
    private final Load load;
    private final Options options;

    Meter(LocalStack stack, Load load, Options options) {
        this.stack = stack;
        this.load = load;
        this.options = options;
    }

    Figure measure(String service, String name, Scenario scenario, @Nullable DoubleSupplier raw) throws IOException {
        int port = stack.port(service);
        load.run(port, scenario, options.connections(), options.warmUp());
        List<Double> rates = new ArrayList<>();
        List<Double> raws = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        List<Double> used = new ArrayList<>();
        List<Double> machine = new ArrayList<>();
        String remark = "";
        for (int turn = 0; turn < options.turns(); turn++) {
            if (raw != null) {
                raws.add(raw.getAsDouble());
            }
            Duration serviceBefore = time(List.of(service));
            Duration machineBefore = time(PARTS);
            LoadResult result = load.run(port, scenario, options.connections(), options.time());
            used.add(micros(time(List.of(service)).minus(serviceBefore), result));
            machine.add(micros(time(PARTS).minus(machineBefore), result));
            rates.add(result.perSecond());
            p99.add((double) result.latencies().getValueAtPercentile(99));
            if (result.unexpected() > 0) {
                remark = result.unexpected() + " unexpected answers: " + result.firstUnexpected();
            }
        }
        Figure figure = new Figure(name, rates, raw == null ? null : raws, p99, used, machine, remark);
        System.out.println(figure.row());
        return figure;
    }

    private Duration time(List<String> parts) throws IOException {
        Duration sum = Duration.ZERO;
        for (String part : parts) {
            ProcessTree process = stack.process(part);
            sum = sum.plus(process.processorTime());
        }
        return sum;
    }

    private static double micros(Duration used, LoadResult result) {
        return result.answers() == 0 ? 0 : used.toNanos() / 1_000.0 / result.answers();
    }
}
