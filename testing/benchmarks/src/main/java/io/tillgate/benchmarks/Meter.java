package io.tillgate.benchmarks;

import io.tillgate.benchmarks.load.Load;
import io.tillgate.benchmarks.load.Scenario;
import io.tillgate.benchmarks.machine.LocalStack;
import io.tillgate.benchmarks.machine.Parts;
import io.tillgate.benchmarks.machine.ProcessTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Parts parts = parts();
        load.run(port, scenario, options.connections(), options.warmUp());
        List<Double> raws = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        for (int turn = 0; turn < options.turns(); turn++) {
            if (raw != null) {
                raws.add(raw.getAsDouble());
            }
            turns.add(Turn.run(load, parts, port, scenario, options.connections(), options.time()));
        }
        Figure figure = new Figure(name, service, turns, raw == null ? null : raws);
        System.out.println(figure.row());
        return figure;
    }

    private Parts parts() throws IOException {
        Map<String, ProcessTree> processes = new LinkedHashMap<>();
        for (String part : PARTS) {
            processes.put(part, stack.process(part));
        }
        return new Parts(processes);
    }
}
