package io.tillgate.local.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * Hosts the servers of one test JVM. It reads commands as lines from standard input. When the input ends, as it does
 * when the test JVM dies, it ends the servers and deletes their data.
 */
public final class ServersHost {
    private final Servers servers;

    private ServersHost(Servers servers) {
        this.servers = servers;
    }

    /** Starts the servers and executes commands until standard input ends, then exits. */
    public static void run(Servers servers) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // keeps output of libraries apart from the answers
        ServersHost host = new ServersHost(servers);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::end, "end"));
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
        int port = servers.superuser().port();
        if (command.startsWith("create-database ")) {
            String name = command.substring("create-database ".length());
            servers.superuser().createDatabase(name, name);
            servers.superuser().createRuntimeRole(name, name);
            return "127.0.0.1:" + port + "/" + name;
        }
        switch (command) {
            case "start" -> startBoth();
            case "stop-kafka" -> servers.stopKafka();
            case "kill-kafka" -> servers.killKafka();
            case "lose-kafka" -> servers.loseKafka();
            case "start-kafka" -> servers.startKafka();
            case "kill-postgres" -> servers.killPostgres();
            case "start-postgres" -> servers.startPostgres();
            default -> throw new IllegalArgumentException("Unknown command: " + command);
        }
        return port + " " + servers.kafkaBootstrap();
    }

    private void startBoth() throws IOException {
        CompletableFuture<Void> broker = CompletableFuture.runAsync(() -> {
            try {
                servers.startKafka();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        servers.startPostgres();
        broker.join();
    }
}
