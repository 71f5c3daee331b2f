package io.tillgate.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Real PostgreSQL and Kafka servers for tests, with all topics of the suite. They are separate processes on free ports
 * with their data in a temporary directory, or containers with {@code -Dtillgate.services=containers}. They end, and
 * their data is deleted, when this object is closed or the JVM that started them ends for any reason.
 *
 * <p>This class needs only the JDK. It talks to a host process with a class path of its own, so that no library of a
 * broker or container engine is on the class path of the code under test. Thread-safe.
 */
public final class EmbeddedServers implements AutoCloseable {
    /** {@code processes}, the default, or {@code containers}. */
    private static final String SERVICES = "tillgate.services";

    private final Process host;
    private final Writer commands;
    private final BufferedReader answers;
    private final int postgresPort;
    private final String kafkaBootstrap;

    private EmbeddedServers(Process host) throws IOException {
        this.host = host;
        this.commands = host.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8));
        List<String> started = List.of(answer("start").split(" "));
        this.postgresPort = Integer.parseInt(started.get(0));
        this.kafkaBootstrap = started.get(1);
    }

    /**
     * Starts both servers and waits until they are ready.
     *
     * @throws IllegalStateException if they do not start; the message contains the end of their logs
     */
    public static EmbeddedServers start() {
        try {
            return new EmbeddedServers(new ProcessBuilder(command(System.getProperty(SERVICES, "processes")))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the servers that the test classes of this JVM share. The first call starts them; they end with the JVM.
     * Each test must use its own database or topic, and must restart what it stops.
     */
    public static EmbeddedServers shared() {
        return Shared.SERVERS;
    }

    /**
     * Creates a database, a role of the same name that owns it, and a role {@code <name>_runtime} that may connect to
     * it, unless they exist. Their passwords are the database's name. The superuser is {@code postgres} with the
     * password {@code postgres}.
     *
     * @return the address without the scheme: {@code 127.0.0.1:<port>/<name>}
     */
    public String createDatabase(String name) {
        return call("create-database " + name);
    }

    /** Returns PostgreSQL's port on 127.0.0.1, the same after {@link #killPostgres()} and {@link #startPostgres()}. */
    public int postgresPort() {
        return postgresPort;
    }

    /** Returns Kafka's {@code bootstrap.servers}. {@link #stopKafka()} and {@link #startKafka()} do not change it. */
    public String kafkaBootstrap() {
        return kafkaBootstrap;
    }

    /** Stops Kafka with a clean shutdown. */
    public void stopKafka() {
        call("stop-kafka");
    }

    /** Kills Kafka with SIGKILL. */
    public void killKafka() {
        call("kill-kafka");
    }

    /** Kills Kafka with SIGKILL and deletes its data. The next start creates the topics again, empty. */
    public void loseKafka() {
        call("lose-kafka");
    }

    /** Starts Kafka with its existing data and waits until it is ready. Does nothing if it is running. */
    public void startKafka() {
        call("start-kafka");
    }

    /** Kills PostgreSQL with SIGKILL; its session processes end with it. */
    public void killPostgres() {
        call("kill-postgres");
    }

    /** Starts PostgreSQL with its existing data and waits until it is ready. Does nothing if it is running. */
    public void startPostgres() {
        call("start-postgres");
    }

    /** Stops both servers and deletes their data. */
    @Override
    public synchronized void close() {
        try {
            commands.close();
            if (!host.waitFor(60, TimeUnit.SECONDS)) {
                host.destroyForcibly();
            }
        } catch (IOException e) {
            host.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized String call(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            return answer(command);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded servers' host process ended", e);
        }
    }

    /** Reads an answer: {@code ok <result>}, or {@code error <message>} with escaped line breaks. */
    private String answer(String command) throws IOException {
        String line = answers.readLine();
        if (line == null || !line.startsWith("ok ")) {
            String reason = line == null ? "the host process ended" : line.replace("\\n", "\n");
            throw new IllegalStateException("Embedded servers: " + command + ": " + reason);
        }
        return line.substring("ok ".length());
    }

    private static List<String> command(String services) {
        Path root = root();
        String processes = ownCode() + ":" + built(root, "deploy/local-stack", "lib") + "/*";
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=tillgate-log4j2.properties"));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("tillgate.containers."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        switch (services) {
            case "processes" ->
                command.addAll(List.of(
                        "-cp",
                        processes,
                        "io.tillgate.local.embedded.EmbeddedServersHost",
                        root.resolve("deploy/local-stack/target").toString()));
            case "containers" ->
                command.addAll(List.of(
                        "-cp",
                        built(root, "testing/container-servers", "classes") + ":"
                                + built(root, "testing/container-servers", "lib") + "/*:" + processes,
                        "io.tillgate.containers.ContainerServersHost"));
            default ->
                throw new IllegalStateException(SERVICES + " is processes or containers, and not " + services + ".");
        }
        return command;
    }

    private static Path built(Path root, String module, String directory) {
        Path built = root.resolve(module).resolve("target").resolve(directory);
        if (!Files.isDirectory(built)) {
            throw new IllegalStateException("No " + built + ": build " + module + " first (./mvnw -pl " + module
                    + " -am -DskipTests package).");
        }
        return built;
    }

    private static Path root() {
        String configured = System.getProperty("tillgate.root");
        if (configured != null) {
            return Path.of(configured);
        }
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.isDirectory(directory.resolve("deploy/local-stack"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException("Not in a checkout of Tillgate; set the system property tillgate.root.");
        }
        return directory;
    }

    private static final class Shared {
        static final EmbeddedServers SERVERS = start();
    }

    private static Path ownCode() {
        try {
            return Path.of(EmbeddedServers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
