package io.tillgate.local.command;

import io.tillgate.local.config.Instance;
import io.tillgate.local.stack.Stack;
import io.tillgate.local.stack.StackLock;
import io.tillgate.local.stack.StackStart;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "start", mixinStandardHelpOptions = true, description = "Start one part and wait until it is ready.")
final class StartCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "<part>", description = "For example auth-service.")
    private String part = "";

    StartCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Instance name = Console.part(part);
        try (StackLock lock = StackLock.take(console.state())) {
            Stack stack = console.stack();
            if (stack.process(name).process().isPresent()) {
                console.line(name + " is already running.");
                return 0;
            }
            new StackStart(stack, console::line).start(name);
        }
        return 0;
    }
}
