package io.tillgate.local.command;

import io.tillgate.local.client.StackCredentials;
import io.tillgate.local.config.Instance;
import io.tillgate.local.config.PartName;
import io.tillgate.local.config.Ports;
import io.tillgate.local.config.StackConfiguration;
import io.tillgate.local.config.StateDirectory;
import io.tillgate.local.config.Topology;
import io.tillgate.local.part.PartException;
import io.tillgate.local.stack.Checkout;
import io.tillgate.local.stack.Stack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The context of every command: the checkout, the state directory, the environment and the terminal.
 *
 * @param environment the environment; the program's help explains its {@code TILLGATE_} variables
 */
public record Console(Checkout checkout, StateDirectory state, Map<String, String> environment, PrintWriter out) {
    /**
     * @param root the root of the checkout
     */
    public static Console of(Path root, Map<String, String> environment, PrintWriter out) {
        String home = environment.getOrDefault("TILLGATE_HOME", "");
        Path state = home.isBlank() ? root.resolve(".tillgate") : Path.of(home);
        return new Console(new Checkout(root), new StateDirectory(state), environment, out);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Returns the stack as it was last started, or with the default settings. */
    Stack stack() throws IOException {
        return stack(Ports.load(state), Topology.load(state));
    }

    Stack stack(Ports ports, Topology topology) throws IOException {
        List<String> javaOptions = Stream.of(
                        environment.getOrDefault("TILLGATE_JAVA_OPTIONS", "").split("\\s+", -1))
                .filter(option -> !option.isBlank())
                .toList();
        return new Stack(new StackConfiguration(state, ports, topology), checkout, javaOptions);
    }

    /** Returns the saved ports, with the environment's choices applied. */
    Ports ports(Topology topology) throws IOException {
        Ports ports = Ports.load(state).with(environment.getOrDefault("TILLGATE_PORTS", ""));
        String origin = environment.getOrDefault("TILLGATE_PORT", "");
        return origin.isBlank() ? ports : ports.withOrigin(topology, origin.strip());
    }

    StackCredentials credentials() throws IOException {
        return StackCredentials.read(state.credentials());
    }

    static Instance part(String name) {
        return Instance.of(name)
                .orElseThrow(() ->
                        new PartException("There is no part \"" + name + "\". The parts are: " + PartName.list()));
    }
}
