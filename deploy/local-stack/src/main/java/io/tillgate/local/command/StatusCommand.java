package io.tillgate.local.command;

import io.tillgate.local.config.Instance;
import io.tillgate.local.config.PartName;
import io.tillgate.local.config.StackConfiguration;
import io.tillgate.local.part.PartProcess;
import io.tillgate.local.stack.Stack;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show the state of every part. Exit code 0 only if all are ready.")
final class StatusCommand implements Callable<Integer> {
    private static final String READY = "ready";

    private final Console console;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Stack stack = console.stack();
        boolean allReady = true;
        for (Instance name : stack.instances()) {
            PartProcess process = stack.process(name);
            String state = state(stack, name);
            allReady &= state.equals(READY);
            String pid = process.process().map(handle -> "pid " + handle.pid()).orElse("");
            console.line(String.format(Locale.ROOT, "%-15s %5d  %-12s %s", name, port(stack, name), pid, state)
                    .stripTrailing());
        }
        return allReady ? 0 : 1;
    }

    /** Returns the port that clients use. */
    private static int port(Stack stack, Instance name) {
        StackConfiguration configuration = stack.configuration();
        return name.part() == PartName.GATEWAY && configuration.topology().tls()
                ? configuration.ports().gatewayTls()
                : configuration.ports().of(name);
    }

    private static String state(Stack stack, Instance name) {
        PartProcess process = stack.process(name);
        if (process.process().isEmpty()) {
            return process.died() ? "dead: ./tillgate logs " + name + ", ./tillgate start " + name : "stopped";
        }
        if (process.ready()) {
            return READY;
        }
        List<String> checks = stack.waitingFor(name);
        return checks.isEmpty() ? "does not answer" : "not ready: " + String.join(", ", checks);
    }
}
