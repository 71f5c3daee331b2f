package io.tillgate.containers;

import com.github.dockerjava.api.model.PortBinding;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container that keeps its port of 127.0.0.1 when it is restarted. If {@code tillgate.containers.network}
 * is {@code host}, it uses the host's network, for engines without a network of their own.
 */
final class RestartableContainer {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 100;
    private static final int STOP_SECONDS = 20;

    private final String image;
    private final int port;
    private final Map<String, String> environment;
    private final String command;
    private @Nullable GenericContainer<?> container;

    /** @param command the command of the container; empty for that of its image */
    RestartableContainer(String image, int port, Map<String, String> environment, String command) {
        this.image = image;
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.command = command;
    }

    /** The address on which the server must listen. */
    static String address() {
        return isOnHostNetwork() ? "127.0.0.1" : "0.0.0.0";
    }

    private static boolean isOnHostNetwork() {
        return System.getProperty("tillgate.containers.network", "bridge").equals("host");
    }

    synchronized void start(BooleanSupplier ready) {
        GenericContainer<?> there = container;
        if (there == null) {
            GenericContainer<?> made = made();
            made.start();
            container = made;
        } else if (!there.isRunning()) {
            there.getDockerClient().startContainerCmd(there.getContainerId()).exec();
        }
        awaitReady(ready);
    }

    synchronized void kill() {
        if (container != null && container.isRunning()) {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    synchronized void stop() {
        if (container != null && container.isRunning()) {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .withTimeout(STOP_SECONDS)
                    .exec();
        }
    }

    /** Removes the container and its data. */
    synchronized void remove() {
        if (container != null) {
            container.stop();
            container = null;
        }
    }

    private GenericContainer<?> made() {
        GenericContainer<?> made = new GenericContainer<>(DockerImageName.parse(image))
                .withEnv(environment)
                .waitingFor(new AbstractWaitStrategy() {
                    @Override
                    protected void waitUntilReady() {
                        // The start method waits instead, after each restart too.
                    }
                });
        if (!command.isEmpty()) {
            made.withCommand(command);
        }
        if (isOnHostNetwork()) {
            return made.withNetworkMode("host");
        }
        return made.withExposedPorts(port)
                .withCreateContainerCmdModifier(create ->
                        create.getHostConfig().withPortBindings(PortBinding.parse("127.0.0.1:" + port + ":" + port)));
    }

    private void awaitReady(BooleanSupplier ready) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(
                        image + " is not ready: " + (container == null ? "" : container.getLogs()));
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
