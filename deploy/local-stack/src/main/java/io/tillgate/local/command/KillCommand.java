package io.tillgate.local.command;

import io.tillgate.local.config.Instance;
import io.tillgate.local.part.PartException;
import io.tillgate.local.stack.Stack;
import io.tillgate.local.stack.StackLock;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "kill", mixinStandardHelpOptions = true, description = "Kill one part (SIGKILL), as a crash would.")
final class KillCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "<part>", description = "For example auth-service.")
    private String part = "";

    KillCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Instance name = Console.part(part);
        try (StackLock lock = StackLock.take(console.state())) {
            Stack stack = console.stack();
            if (stack.process(name).process().isEmpty()) {
                throw new PartException(name + " is not running.");
            }
            stack.process(name).kill();
            console.line("  " + name + " killed; ./tillgate start " + name + " starts it again");
        }
        return 0;
    }
}
