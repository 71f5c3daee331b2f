package io.tillgate.local.command;

import io.tillgate.local.config.Encryption;
import io.tillgate.local.config.Instance;
import io.tillgate.local.config.Ports;
import io.tillgate.local.config.Topology;
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

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of the origin (8080; with --tls 8443). Remembered.")
    private @Nullable Integer port;

    @Option(names = "--ports", paramLabel = "name=N,...", description = "Ports of other parts. Remembered.")
    private String ports = "";

    @Option(
            names = "--tls",
            arity = "0..1",
            fallbackValue = "gateway",
            paramLabel = "all",
            description = {
                "Serve https://localhost:8443 with a certificate of a development CA; it is the issuer then.",
                "--tls=all: TLS between the parts, to PostgreSQL and to Kafka too, and the services in the profile prod."
            })
    private @Nullable String tls;

    @Option(
            names = "--instances",
            paramLabel = "service=N,...",
            description = "Start several processes of a service, for example auth-service=2.")
    private String instances = "";

    @Option(names = "--with", paramLabel = "part,...", description = "Optional parts too: forward-auth.")
    private String with = "";

    @Option(names = "--fresh", description = "Start over: delete all data and secrets first.")
    private boolean fresh;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Topology topology = wantedTopology();
        Ports wanted = wantedPorts(topology);
        Stack stack;
        Foreground foreground;
        try (StackLock lock = StackLock.take(console.state())) {
            if (fresh) {
                startOver();
            }
            stack = console.stack(wanted, topology);
            List<Instance> missing = stack.missing();
            if (missing.isEmpty()) {
                return alreadyUp(wanted, topology);
            }
            requireSame(stack, wanted, topology);
            PortCheck.requireFree(stack.configuration(), missing);
            foreground = new Foreground(console, stack);
            if (!detach) {
                foreground.stopAtEnd();
            }
            start(stack, missing, foreground);
        }
        console.line(StartupSummary.text(stack.configuration()));
        if (!detach) {
            console.line("Ctrl-C stops everything.");
            foreground.watch();
        }
        return 0;
    }

    private Ports wantedPorts(Topology topology) throws IOException {
        Ports wanted = console.ports(topology).with(ports);
        return port == null ? wanted : wanted.withOrigin(topology, port.toString());
    }

    /** Returns the topology of the options. Without any, that of the running stack, if there is one. */
    private Topology wantedTopology() throws IOException {
        Topology wanted = Topology.of(Encryption.of(tls), instances).with(with);
        boolean silent = tls == null && instances.isBlank() && with.isBlank() && !fresh;
        return silent && !console.stack().running().isEmpty() ? Topology.load(console.state()) : wanted;
    }

    private void start(Stack stack, List<Instance> missing, Foreground foreground) throws IOException {
        console.line("Starting Tillgate in " + console.state().path());
        long began = System.nanoTime();
        try {
            new StackStart(stack, console::line).start();
        } catch (PartException e) {
            if (!foreground.isEnding()) {
                StackStop stop = new StackStop(stack, text -> {});
                missing.forEach(stop::stop);
            }
            throw new PartException(e.getMessage() + "\nEverything that this start had started was stopped.", e);
        }
        console.line(String.format(Locale.ROOT, "Ready after %.1f s.", (System.nanoTime() - began) / 1e9));
    }

    private void startOver() throws IOException {
        new StackStop(console.stack(), console::line).stop();
        console.state().clear();
    }

    private int alreadyUp(Ports wanted, Topology topology) throws IOException {
        Stack actual = console.stack();
        console.line("Tillgate is already running at " + actual.configuration().origin() + " (./tillgate status).");
        if (isAs(wanted, topology)) {
            return 0;
        }
        console.line("Nothing was changed. To change ports, TLS, instances or optional parts: ./tillgate down, then"
                + " ./tillgate up with the other options.");
        return 1;
    }

    /** Refuses other settings while parts are running, since they keep those that they were started with. */
    private void requireSame(Stack stack, Ports wanted, Topology topology) throws IOException {
        if (!stack.running().isEmpty() && !isAs(wanted, topology)) {
            throw new PartException("Some parts run with other ports, TLS, instances or optional parts ("
                    + stack.running() + "). Stop them first: ./tillgate down");
        }
    }

    private boolean isAs(Ports wanted, Topology topology) throws IOException {
        return wanted.all().equals(Ports.load(console.state()).all())
                && topology.equals(Topology.load(console.state()));
    }
}
