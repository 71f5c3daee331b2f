package io.tillgate.local.embedded;

import io.tillgate.local.kafka.KafkaListeners;
import io.tillgate.local.kafka.KafkaServer;
import io.tillgate.local.part.DirectoryTree;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.part.PartProcess;
import io.tillgate.local.postgres.PostgresServer;
import io.tillgate.local.postgres.PostgresSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Holds a PostgreSQL server and a Kafka node for one test JVM. Commands come as lines on the standard input; its end,
 * which the death of the test JVM brings about, ends the servers and deletes their data.
 */
public final class EmbeddedServersHost {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path home;
    private final PostgresServer database;
    private final PartProcess postgres;
    private final PartProcess kafka;
    private final int postgresPort;
    private final int kafkaPort;

    private EmbeddedServersHost(Path home, Path target) throws IOException {
        this.home = home;
        this.postgresPort = FreePort.find();
        this.kafkaPort = FreePort.find();
        this.database = new PostgresServer(
                new PostgresSettings(
                        target.resolve("postgresql"),
                        home.resolve("postgres"),
                        postgresPort,
                        "postgres",
                        false,
                        Optional.empty()),
                Map.of(),
                Map.of());
        this.postgres = new PartProcess(database, home);
        this.kafka = new PartProcess(
                new KafkaServer(
                        home.resolve("kafka"),
                        KafkaListeners.plain(kafkaPort, FreePort.find()),
                        true,
                        "https://issuer.example"),
                home);
    }

    /**
     * @param arguments local-stack's target directory
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path home = Files.createTempDirectory("tillgate-test-");
        EmbeddedServersHost host = new EmbeddedServersHost(home, Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> host.end(), "end"));
        answers.println(host.answer("start"));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            answers.println(host.answer(command));
        }
        System.exit(0);
    }

    private String answer(String command) {
        try {
            return "ok " + execute(command);
        } catch (IOException | RuntimeException e) {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            return "error " + message.replace("\r", "").replace("\n", "\\n");
        }
    }

    private String execute(String command) throws IOException {
        if (command.startsWith("create-database ")) {
            String name = command.substring("create-database ".length());
            database.createDatabase(name, name);
            database.createRuntimeRole(name, name);
            return "127.0.0.1:" + postgresPort + "/" + name;
        }
        switch (command) {
            case "start" -> startBoth();
            case "stop-kafka" -> kafka.stop(PATIENCE);
            case "kill-kafka" -> kafka.kill();
            case "lose-kafka" -> {
                kafka.kill();
                DirectoryTree.delete(home.resolve("kafka"));
            }
            case "start-kafka" -> start(kafka);
            case "kill-postgres" -> postgres.kill();
            case "start-postgres" -> start(postgres);
            default -> throw new IllegalArgumentException("Unknown command: " + command);
        }
        return postgresPort + " 127.0.0.1:" + kafkaPort;
    }

    private void startBoth() {
        CompletableFuture<Void> broker = CompletableFuture.runAsync(() -> start(kafka));
        start(postgres);
        broker.join();
    }

    private static void start(PartProcess process) {
        if (process.process().isEmpty()) {
            process.start();
            process.awaitReady();
        }
    }

    private void end() {
        kafka.kill();
        postgres.kill();
        try {
            DirectoryTree.delete(home);
        } catch (IOException e) {
            System.getLogger(EmbeddedServersHost.class.getName())
                    .log(System.Logger.Level.WARNING, "Cannot delete " + home, e);
        }
    }
}
