package io.tillgate.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.e2e.checkout.Modules;
import io.tillgate.local.part.FreePort;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The suite as {@code ./tillgate up} runs it, on free ports, with its data below this module's target directory. */
public final class Stack {
    private static final long COMMAND_MINUTES = 6;

    private final Path home;
    private final JsonNode credentials;

    private Stack(Path home, JsonNode credentials) {
        this.home = home;
        this.credentials = credentials;
    }

    /**
     * @param name of its directory
     * @param options of {@code up}, beside those for ports
     */
    static Stack up(String name, String... options) {
        return up(name, Map.of(), options);
    }

    /**
     * One starts at a time: a port that was found free is free only until a stack uses it.
     *
     * @param environment what the services find in their environment, beside the usual
     */
    static synchronized Stack up(String name, Map<String, String> environment, String... options) {
        try {
            Path home = Modules.named("end-to-end-tests").resolve("target").resolve(name);
            List<String> words = new ArrayList<>(List.of("up", "--detach", "--fresh", "--ports", freePorts()));
            words.addAll(List.of(options));
            run(home, environment, words.toArray(String[]::new));
            return new Stack(
                    home,
                    new ObjectMapper().readTree(home.resolve("credentials.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void down() {
        run(home, "down");
    }

    /** Runs {@code ./tillgate} with these words; its output. */
    public String tillgate(String... words) {
        return run(home, words);
    }

    /** Where it keeps everything: what {@code .tillgate} is in a checkout. */
    public Path home() {
        return home;
    }

    /** The one origin of the suite. */
    public String origin() {
        return credentials.path("base_url").asText();
    }

    /** A service's own address, which no client uses. */
    public String service(String name) {
        return credentials.path("services").path(name).asText();
    }

    /** The address of one instance, for example {@code auth-service-2}. */
    public String instance(String name) {
        String tlsPort = settings(name).getProperty("quarkus.http.ssl-port");
        return tlsPort == null
                ? "http://127.0.0.1:" + settings(name).getProperty("quarkus.http.port")
                : "https://localhost:" + tlsPort;
    }

    /** The process of one instance, while it runs. */
    public ProcessHandle process(String name) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("run/" + name + ".pid"))
                            .strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate of the stack's own CA, where it runs with TLS. */
    public Path authority() {
        return home.resolve("tls/ca.crt");
    }

    /** A file of the stack's TLS: {@code <part>.crt}, {@code <part>.key}, {@code ca.key}. */
    public Path tls(String file) {
        return home.resolve("tls").resolve(file);
    }

    /** The port of a part, by the name that {@code --ports} knows it by. */
    public int port(String name) {
        return Integer.parseInt(properties("ports.properties").getProperty(name));
    }

    /** What one part has logged since it was started. */
    public String log(String part) {
        try {
            return Files.readString(home.resolve("log/" + part + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kafka's {@code bootstrap.servers}. */
    public String kafka() {
        return credentials.path("kafka_bootstrap").asText();
    }

    /** The administrator's password. */
    public String adminPassword() {
        return credentials.path("admin").path("password").asText();
    }

    /** The secret of a client, by its name in {@code credentials.json}. */
    public String clientSecret(String name) {
        return credentials.path("clients").path(name).path("client_secret").asText();
    }

    /** The file that holds the secret of a service's own client. */
    public String clientSecretFile(String service) {
        return settings(service).getProperty("tillgate.resource-server.client-secret-file");
    }

    /** Everything that the services have logged so far. */
    public String logs() {
        try (Stream<Path> files = Files.list(home.resolve("log"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JDBC URL with credentials for a service's database, for a look behind the scenes. */
    public String jdbcUrl(String service) {
        Properties settings = settings(service);
        String url = settings.getProperty("quarkus.datasource.jdbc.url");
        return url
                + (url.contains("?") ? "&" : "?")
                + "user=" + settings.getProperty("quarkus.datasource.username")
                + "&password=" + settings.getProperty("quarkus.datasource.password");
    }

    private Properties settings(String service) {
        return properties("config/" + service + ".properties");
    }

    private Properties properties(String name) {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve(name))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String run(Path home, String... words) {
        return run(home, Map.of(), words);
    }

    private static String run(Path home, Map<String, String> environment, String... words) {
        List<String> command =
                new ArrayList<>(List.of(Modules.ROOT.resolve("tillgate").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("TILLGATE_HOME", home.toString());
        builder.environment().put("TILLGATE_SKIP_BUILD", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Path output = Files.createTempFile("tillgate", ".out");
            try {
                Process process = builder.redirectOutput(output.toFile()).start();
                if (!process.waitFor(COMMAND_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "./tillgate " + String.join(" ", words) + " failed:\n" + Files.readString(output));
                }
                return Files.readString(output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String freePorts() {
        List<String> ports = new ArrayList<>();
        for (String part : List.of(
                "postgres",
                "kafka",
                "kafka-controller",
                "kafka-sasl",
                "mail",
                "mail-web",
                "gateway",
                "gateway-tls",
                "gateway-inner",
                "auth-service",
                "auth-service-2",
                "user-service",
                "scope-registry",
                "audit-service",
                "sample-pos-api",
                "sample-pos-api-2",
                "forward-auth")) {
            ports.add(part + "=" + FreePort.find());
        }
        return ports.stream().collect(Collectors.joining(","));
    }
}
