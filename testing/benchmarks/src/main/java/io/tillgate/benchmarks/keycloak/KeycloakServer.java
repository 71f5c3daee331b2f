package io.tillgate.benchmarks.keycloak;

import io.tillgate.benchmarks.machine.Parts;
import io.tillgate.benchmarks.machine.ProcessTree;
import io.tillgate.benchmarks.scenario.Issuer;
import io.tillgate.local.part.DirectoryTree;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.part.PartProcess;
import io.tillgate.local.postgres.PostgresServer;
import io.tillgate.local.postgres.PostgresSettings;
import io.tillgate.local.postgres.Superuser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A Keycloak with a realm for the load and a PostgreSQL of its own, which has the programs and settings of the local
 * stack's. Both are stopped at the end.
 */
public final class KeycloakServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DATABASE = "keycloak";

    private final String version;
    private final int port = FreePort.find();
    private final Realm realm = new Realm(address());
    private final PartProcess postgres;
    private final PartProcess keycloak;
    private final Path home;
    private double firstStartSeconds;
    private double startSeconds;

    private KeycloakServer(Path root) throws IOException, InterruptedException {
        Distribution distribution = Distribution.in(root);
        this.version = distribution.version();
        Path imported = Files.createDirectories(distribution.directory().resolve("data/import"));
        Files.writeString(imported.resolve(realm.file()), realm.json());

        this.home = root.resolve("testing/benchmarks/target/keycloak/run");
        String password = UUID.randomUUID().toString();
        Superuser superuser = new Superuser(FreePort.find(), password, Optional.empty());
        this.postgres = new PartProcess(
                new PostgresServer(
                        new PostgresSettings(
                                root.resolve("deploy/local-stack/target/postgresql"),
                                home.resolve("postgres"),
                                true,
                                superuser),
                        Map.of(DATABASE, password),
                        Map.of()),
                home);
        this.keycloak = new PartProcess(
                new KeycloakProcess(
                        distribution,
                        options(superuser.port(), password),
                        address().resolve(realm.endpoints().keys())),
                home);
    }

    /** Starts both servers: Keycloak twice, since the first start creates the tables and imports the realm. */
    public static KeycloakServer start(Path root) throws IOException, InterruptedException {
        KeycloakServer server = new KeycloakServer(root);
        // Those of a run that was killed.
        server.close();
        DirectoryTree.delete(server.home);
        try {
            server.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void start() {
        postgres.start();
        postgres.awaitReady();
        firstStartSeconds = timedStart();
        keycloak.stop(PATIENCE);
        startSeconds = timedStart();
    }

    /** Returns the version of Keycloak. */
    public String version() {
        return version;
    }

    /** Returns how long the start with an empty database took until the realm answered, in seconds. */
    public double firstStartSeconds() {
        return firstStartSeconds;
    }

    /** Returns how long the second start took until the realm answered, in seconds. */
    public double startSeconds() {
        return startSeconds;
    }

    /** Returns the port of the endpoints. */
    public int port() {
        return port;
    }

    /** Returns the realm of the load. */
    public Issuer issuer() {
        return realm;
    }

    /** Returns the processes of Keycloak and of its PostgreSQL. */
    public Parts parts() {
        Map<String, ProcessTree> processes = new LinkedHashMap<>();
        processes.put("keycloak", tree(keycloak));
        processes.put("postgres", tree(postgres));
        return new Parts(processes);
    }

    @Override
    public void close() {
        keycloak.stop(PATIENCE);
        postgres.stop(PATIENCE);
    }

    private double timedStart() {
        long began = System.nanoTime();
        keycloak.start();
        keycloak.awaitReady();
        return (System.nanoTime() - began) / 1e9;
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private List<String> options(int postgresPort, String password) {
        List<String> options = new ArrayList<>(List.of("start", "--optimized", "--import-realm"));
        // One node needs no clustered cache.
        options.add("--cache=local");
        options.addAll(List.of("--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + port));
        // Without a fixed address the issuer would depend on the Host of each request.
        options.add("--hostname=" + address());
        options.add("--db-url=jdbc:postgresql://127.0.0.1:" + postgresPort + "/" + DATABASE);
        options.addAll(List.of("--db-username=" + DATABASE, "--db-password=" + password));
        options.addAll(Realm.HASH_OPTIONS);
        return options;
    }

    private static ProcessTree tree(PartProcess part) {
        return new ProcessTree(part.process().orElseThrow().pid());
    }
}
