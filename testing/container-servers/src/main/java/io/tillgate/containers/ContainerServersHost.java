package io.tillgate.containers;

import io.tillgate.local.embedded.Servers;
import io.tillgate.local.embedded.ServersHost;
import io.tillgate.local.kafka.KafkaTopics;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.postgres.Superuser;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Runs test servers as containers. Images: {@code tillgate.containers.postgres}, {@code tillgate.containers.kafka}. */
public final class ContainerServersHost implements Servers {
    private final Superuser superuser = new Superuser(FreePort.find(), "postgres", Optional.empty());
    private final String kafkaBootstrap;
    private final RestartableContainer postgres;
    private final RestartableContainer kafka;

    private ContainerServersHost() {
        String port = Integer.toString(superuser.port());
        postgres = new RestartableContainer(
                System.getProperty("tillgate.containers.postgres", "docker.io/library/postgres:17"),
                superuser.port(),
                Map.of(
                        "PGPORT",
                        port,
                        "POSTGRES_PASSWORD",
                        superuser.password(),
                        "POSTGRES_INITDB_ARGS",
                        "--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C"),
                "postgres -c max_connections=200 -c timezone=UTC -c fsync=off -c listen_addresses="
                        + RestartableContainer.address());
        int kafkaPort = FreePort.find();
        kafkaBootstrap = "127.0.0.1:" + kafkaPort;
        kafka = new RestartableContainer(
                System.getProperty("tillgate.containers.kafka", "docker.io/apache/kafka:4.1.1"),
                kafkaPort,
                KafkaEnvironment.of(RestartableContainer.address(), kafkaPort, FreePort.find()),
                "");
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        ServersHost.run(new ContainerServersHost());
    }

    @Override
    public Superuser superuser() {
        return superuser;
    }

    @Override
    public String kafkaBootstrap() {
        return kafkaBootstrap;
    }

    @Override
    public void startPostgres() {
        postgres.start(superuser::isLetIn);
    }

    @Override
    public void killPostgres() {
        postgres.kill();
    }

    @Override
    public void startKafka() {
        kafka.start(() -> true);
        KafkaTopics.create(kafkaBootstrap); // waits for the broker
    }

    @Override
    public void stopKafka() {
        kafka.stop();
    }

    @Override
    public void killKafka() {
        kafka.kill();
    }

    @Override
    public void loseKafka() {
        kafka.remove();
    }

    @Override
    public void end() {
        kafka.remove();
        postgres.remove();
    }
}
