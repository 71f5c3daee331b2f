package io.tillgate.local.command;

import io.tillgate.local.config.Instance;
import io.tillgate.local.stack.Stack;
import io.tillgate.local.stack.StackLock;
import io.tillgate.local.stack.StackStop;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop one part gracefully.")
final class StopCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "<part>", description = "For example auth-service.")
    private String part = "";

    StopCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Instance name = Console.part(part);
        try (StackLock lock = StackLock.take(console.state())) {
            Stack stack = console.stack();
            if (stack.process(name).process().isEmpty()) {
                console.line(name + " is not running.");
            }
            new StackStop(stack, console::line).stop(name);
        }
        return 0;
    }
}
