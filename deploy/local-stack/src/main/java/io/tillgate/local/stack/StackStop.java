package io.tillgate.local.stack;

import io.tillgate.local.config.Instance;
import io.tillgate.local.config.PartName;
import io.tillgate.local.part.PartProcess;
import java.time.Duration;
import java.util.List;

/** Stops parts in the reverse of the start order. */
public final class StackStop {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** The services stop together, since they do not depend on each other to stop; then the servers that they use. */
    private static final List<List<PartName>> WAVES = List.of(
            List.of(PartName.GATEWAY),
            List.of(
                    PartName.FORWARD_AUTH,
                    PartName.SAMPLE_POS_API,
                    PartName.AUDIT_SERVICE,
                    PartName.USER_SERVICE,
                    PartName.AUTH_SERVICE,
                    PartName.SCOPE_REGISTRY),
            List.of(PartName.MAIL, PartName.KAFKA, PartName.POSTGRES));

    private final Stack stack;
    private final Progress progress;

    public StackStop(Stack stack, Progress progress) {
        this.stack = stack;
        this.progress = progress;
    }

    /** Stops all running parts. */
    public void stop() {
        for (List<PartName> wave : WAVES) {
            stack.instances().parallelStream()
                    .filter(name -> wave.contains(name.part()))
                    .forEach(this::stop);
        }
    }

    public void stop(Instance name) {
        PartProcess process = stack.process(name);
        boolean ran = process.process().isPresent();
        process.stop(PATIENCE);
        if (ran) {
            progress.line("  " + name + " stopped");
        }
    }

    /** Returns the parts in the order of {@link #stop()}. */
    static List<PartName> order() {
        return WAVES.stream().flatMap(List::stream).toList();
    }

    /** Returns whether every part is stopped. */
    public boolean done() {
        return stack.running().isEmpty();
    }
}
