package io.tillgate.local.embedded;

import io.tillgate.local.kafka.KafkaListeners;
import io.tillgate.local.kafka.KafkaServer;
import io.tillgate.local.part.DirectoryTree;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.part.PartProcess;
import io.tillgate.local.postgres.PostgresServer;
import io.tillgate.local.postgres.PostgresSettings;
import io.tillgate.local.postgres.Superuser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the test servers as processes of this machine. */
public final class EmbeddedServersHost implements Servers {
    private static final System.Logger LOG = System.getLogger(EmbeddedServersHost.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final Superuser superuser = new Superuser(FreePort.find(), "postgres", Optional.empty());
    private final int kafkaPort = FreePort.find();
    private final PartProcess postgres;
    private final KafkaServer kafkaServer;
    private final PartProcess kafka;

    private EmbeddedServersHost(Path home, Path target) {
        this.home = home;
        this.postgres = new PartProcess(
                new PostgresServer(
                        new PostgresSettings(target.resolve("postgresql"), home.resolve("postgres"), false, superuser),
                        Map.of(),
                        Map.of()),
                home);
        this.kafkaServer = new KafkaServer(
                home.resolve("kafka"), KafkaListeners.plain(kafkaPort, FreePort.find()), true, List.of());
        this.kafka = new PartProcess(kafkaServer, home);
    }

    /**
     * @param arguments the target directory of local-stack
     */
    public static void main(String[] arguments) throws IOException {
        ServersHost.run(new EmbeddedServersHost(Files.createTempDirectory("tillgate-test-"), Path.of(arguments[0])));
    }

    @Override
    public Superuser superuser() {
        return superuser;
    }

    @Override
    public String kafkaBootstrap() {
        return "127.0.0.1:" + kafkaPort;
    }

    @Override
    public void startPostgres() {
        start(postgres);
    }

    @Override
    public void killPostgres() {
        postgres.kill();
    }

    @Override
    public void startKafka() {
        start(kafka);
    }

    @Override
    public void stopKafka() {
        kafka.stop(PATIENCE);
    }

    @Override
    public void killKafka() {
        kafka.kill();
    }

    @Override
    public void loseKafka() throws IOException {
        kafka.kill();
        DirectoryTree.delete(home.resolve("kafka"));
    }

    @Override
    public void end() {
        try {
            if (kafkaServer.recordsClasses()) {
                kafka.stop(PATIENCE);
                kafkaServer.keepClasses();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot keep Kafka's classes", e);
        }
        kafka.kill();
        postgres.kill();
        try {
            DirectoryTree.delete(home);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot delete " + home, e);
        }
    }

    private static void start(PartProcess process) {
        if (process.process().isEmpty()) {
            process.start();
            process.awaitReady();
        }
    }
}
