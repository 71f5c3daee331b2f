package io.tillgate.local.command;

import io.tillgate.local.config.Encryption;
import io.tillgate.local.config.Instance;
import io.tillgate.local.config.Ports;
import io.tillgate.local.config.StackConfiguration;
import io.tillgate.local.config.Topology;
import io.tillgate.local.demo.Demo;
import io.tillgate.local.part.PartException;
import io.tillgate.local.stack.PortCheck;
import io.tillgate.local.stack.Stack;
import io.tillgate.local.stack.StackLock;
import io.tillgate.local.stack.StackStart;
import io.tillgate.local.tls.DevelopmentCertificates;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Demonstrate the main flow on the running stack, or on one that is started for it. Exit code 0"
                + " only if every step succeeds.")
final class DemoCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--revocations",
            paramLabel = "N",
            description =
                    "Also revoke N tokens and report how long the API accepted them; fails if the p99 exceeds 100 ms.")
    private int revocations;

    @Option(names = "--tls", description = "Use https, as after up --tls.")
    private boolean tls;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Stack stack = console.stack();
        List<Instance> missing = stack.missing();
        if (missing.isEmpty()) {
            if (tls && !stack.configuration().topology().tls()) {
                throw new PartException("The running stack has no TLS. Stop it first: ./tillgate down");
            }
            walk(stack);
        } else if (stack.running().isEmpty()) {
            walkOwnStack();
        } else {
            throw new PartException("These parts are not running: " + missing + ". Start them first: ./tillgate up");
        }
        return 0;
    }

    private void walk(Stack stack) throws IOException {
        boolean secure = stack.configuration().topology().tls();
        SSLContext trust = secure ? DevelopmentCertificates.trust(console.state()) : null;
        Demo demo = new Demo(console.state().credentials(), trust, console::line);
        demo.run();
        if (revocations > 0) {
            demo.revocations(revocations);
        }
        console.line("Every step succeeded.");
    }

    /** Starts a stack, on free ports if the usual ones are taken, runs the demo, and stops it. Saved ports are kept. */
    private void walkOwnStack() throws IOException {
        try (StackLock lock = StackLock.take(console.state())) {
            Topology topology = Topology.of(tls ? Encryption.GATEWAY : Encryption.NONE, "");
            Ports usual = console.ports(topology);
            Stack stack = console.stack(PortCheck.freed(usual, topology), topology);
            Foreground foreground = new Foreground(console, stack);
            foreground.stopAtEnd();
            console.line("No stack is running: starting Tillgate for the demo at "
                    + stack.configuration().origin());
            try {
                new StackStart(stack, console::line).start();
                walk(stack);
            } finally {
                foreground.stop();
                new StackConfiguration(console.state(), usual, Topology.PLAIN).write();
            }
        }
    }
}
