package io.tillgate.benchmarks.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.local.part.FreePort;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A temporary stack under {@code testing/benchmarks/target}, on free ports, stopped at the end. */
public final class LocalStack implements AutoCloseable {
    private static final List<String> PARTS = List.of(
            "postgres",
            "kafka",
            "kafka-controller",
            "mail",
            "mail-web",
            "scope-registry",
            "auth-service",
            "user-service",
            "audit-service",
            "sample-pos-api",
            "gateway");

    /** The parts that are processes: {@code PARTS} has a name for each port. */
    private static final List<String> PROCESSES = List.of(
            "auth-service",
            "user-service",
            "scope-registry",
            "audit-service",
            "sample-pos-api",
            "postgres",
            "kafka",
            "gateway",
            "mail");

    private static final Pattern STARTED = Pattern.compile("started in ([0-9.]+)s");

    private final Path root;
    private final Path home;
    private final String javaOptions;
    private final JsonNode credentials;
    private final double startSeconds;

    private LocalStack(Path root, Path home, String javaOptions) throws IOException, InterruptedException {
        this.root = root;
        this.home = home;
        this.javaOptions = javaOptions;
        this.startSeconds = timed("up", "--detach", "--fresh", "--ports", freePorts());
        this.credentials =
                new ObjectMapper().readTree(home.resolve("credentials.json").toFile());
    }

    /** Starts a stack with additional JVM options of the services. */
    public static LocalStack start(Path root, String javaOptions) throws IOException, InterruptedException {
        return new LocalStack(
                root, root.resolve("testing/benchmarks/target/stack").toAbsolutePath(), javaOptions);
    }

    /** Returns how long {@code ./tillgate up} took, in seconds. */
    public double startSeconds() {
        return startSeconds;
    }

    /** Stops all parts, for a later {@link #up()}. */
    public void down() throws IOException, InterruptedException {
        tillgate("down");
    }

    /** Starts all parts again with their data, and returns how long it took, in seconds. */
    public double up() throws IOException, InterruptedException {
        return timed("up", "--detach");
    }

    private double timed(String... arguments) throws IOException, InterruptedException {
        long began = System.nanoTime();
        tillgate(arguments);
        return (System.nanoTime() - began) / 1e9;
    }

    /** Returns the startup time that a service logged, in seconds, while all others started on the same cores. */
    public double startSeconds(String service) throws IOException {
        Matcher started = STARTED.matcher(Files.readString(home.resolve("log").resolve(service + ".log")));
        if (!started.find()) {
            throw new IOException("the log of " + service + " does not say how long it took to start");
        }
        return Double.parseDouble(started.group(1));
    }

    /** Returns the stack's {@code credentials.json}. */
    public JsonNode credentials() {
        return credentials;
    }

    /** Returns the port of a service. */
    public int port(String service) {
        return URI.create(credentials.at("/services/" + service).asText()).getPort();
    }

    /** Returns the URL of a service, without the gateway. */
    public URI address(String service) {
        return URI.create("http://127.0.0.1:" + port(service));
    }

    /** Returns Kafka's {@code bootstrap.servers}. */
    public String kafka() {
        return credentials.at("/kafka_bootstrap").asText();
    }

    /** Returns the issuer of the tokens. */
    public String issuer() {
        return credentials.at("/base_url").asText();
    }

    /** Returns the configuration of a service. */
    public Properties settings(String service) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("config").resolve(service + ".properties"))) {
            settings.load(file);
        }
        return settings;
    }

    /** Returns the process of a part. */
    public ProcessTree process(String part) throws IOException {
        return new ProcessTree(
                Long.parseLong(Files.readString(home.resolve("run").resolve(part + ".pid"))
                        .strip()
                        .split("\\s")[0]));
    }

    /** Returns the processes of all parts. */
    public Parts parts() throws IOException {
        Map<String, ProcessTree> processes = new LinkedHashMap<>();
        for (String part : PROCESSES) {
            processes.put(part, process(part));
        }
        return new Parts(processes);
    }

    /** Runs {@code ./tillgate} with arguments, and waits for its end. */
    public void tillgate(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("tillgate").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        // The existing build is measured, without rebuilding.
        builder.environment().put("TILLGATE_SKIP_BUILD", "true");
        builder.environment().put("TILLGATE_HOME", home.toString());
        builder.environment().put("TILLGATE_JAVA_OPTIONS", javaOptions);
        Files.createDirectories(home);
        Path log = home.resolveSibling("stack.log");
        int code = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("./tillgate " + String.join(" ", arguments) + " failed; see " + log);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            tillgate("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String freePorts() {
        return PARTS.stream().map(part -> part + "=" + FreePort.find()).collect(Collectors.joining(","));
    }
}
