package io.tillgate.local.command;

import io.tillgate.local.config.PartName;
import io.tillgate.local.config.Ports;
import io.tillgate.local.part.PartException;
import io.tillgate.local.stack.PortCheck;
import io.tillgate.local.stack.Stack;
import io.tillgate.local.stack.StackLock;
import io.tillgate.local.stack.StackStart;
import io.tillgate.local.stack.StackStop;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start everything and wait until it is ready. Without --detach: until Ctrl-C, then stop it.")
final class UpCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--detach", description = "Return once everything is ready and leave it running.")
    private boolean detach;

    @Option(names = "--port", paramLabel = "N", description = "The gateway's port (8080). Remembered.")
    private @Nullable Integer port;

    @Option(names = "--ports", paramLabel = "name=N,...", description = "Other parts' ports. Remembered.")
    private String ports = "";

    @Option(names = "--fresh", description = "Start over: delete all data and secrets first.")
    private boolean fresh;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Ports wanted = wantedPorts();
        Stack stack;
        Foreground foreground;
        try (StackLock lock = StackLock.take(console.state())) {
            if (fresh) {
                startOver();
            }
            stack = console.stack(wanted);
            List<PartName> missing = stack.missing();
            if (missing.isEmpty()) {
                return alreadyUp(wanted);
            }
            requireSamePorts(stack, wanted);
            PortCheck.requireFree(wanted, missing);
            foreground = new Foreground(console, stack);
            if (!detach) {
                foreground.stopAtEnd();
            }
            start(stack, missing, foreground);
        }
        console.line(Welcome.text(wanted, console.state()));
        if (!detach) {
            console.line("Ctrl-C stops everything.");
            foreground.watch();
        }
        return 0;
    }

    private Ports wantedPorts() throws IOException {
        Ports wanted = console.ports().with(ports);
        return port == null ? wanted : wanted.with("gateway=" + port);
    }

    private void start(Stack stack, List<PartName> missing, Foreground foreground) throws IOException {
        console.line("Starting Tillgate in " + console.state().path());
        long began = System.nanoTime();
        try {
            new StackStart(stack, console::line).start();
        } catch (PartException e) {
            if (!foreground.isEnding()) {
                StackStop stop = new StackStop(stack, text -> {});
                missing.forEach(stop::stop);
            }
            throw new PartException(e.getMessage() + "\nNothing was left running that this start began.", e);
        }
        console.line(String.format(Locale.ROOT, "Ready after %.1f s.", (System.nanoTime() - began) / 1e9));
    }

    private void startOver() throws IOException {
        new StackStop(console.stack(), console::line).stop();
        console.state().clear();
    }

    private int alreadyUp(Ports wanted) throws IOException {
        Ports actual = Ports.load(console.state());
        console.line("Tillgate is up already at " + actual.origin() + " (./tillgate status).");
        if (!wanted.all().equals(actual.all())) {
            console.line(
                    "It keeps its ports. To change them: ./tillgate down, then ./tillgate up with the other ports.");
            return 1;
        }
        return 0;
    }

    /** Parts that run keep the ports that they were started with. */
    private void requireSamePorts(Stack stack, Ports wanted) throws IOException {
        if (!stack.running().isEmpty()
                && !wanted.all().equals(Ports.load(console.state()).all())) {
            throw new PartException(
                    "Some parts run with other ports (" + stack.running() + "). Stop them first: ./tillgate down");
        }
    }
}
