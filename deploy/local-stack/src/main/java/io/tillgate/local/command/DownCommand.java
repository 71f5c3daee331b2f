package io.tillgate.local.command;

import io.tillgate.local.stack.StackLock;
import io.tillgate.local.stack.StackStop;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", mixinStandardHelpOptions = true, description = "Stop everything; the data stays.")
final class DownCommand implements Callable<Integer> {
    private final Console console;

    DownCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (StackLock lock = StackLock.take(console.state())) {
            StackStop stop = new StackStop(console.stack(), console::line);
            console.line(stop.done() ? "Nothing is running." : "Stopping Tillgate");
            stop.stop();
        }
        return 0;
    }
}
