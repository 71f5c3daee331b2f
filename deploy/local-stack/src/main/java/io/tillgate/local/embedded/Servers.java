package io.tillgate.local.embedded;

import io.tillgate.local.postgres.Superuser;
import java.io.IOException;

/** A PostgreSQL server and a Kafka node with the suite's topics, for one test JVM; each call waits until it is done. */
public interface Servers {
    /** Who makes databases. */
    Superuser superuser();

    /** Kafka's {@code bootstrap.servers}; always the same. */
    String kafkaBootstrap();

    /** Starts PostgreSQL, on the data of before; nothing happens where it runs. */
    void startPostgres() throws IOException;

    /** SIGKILL. */
    void killPostgres() throws IOException;

    /** Starts Kafka, on the data of before, with the topics; nothing happens where it runs. */
    void startKafka() throws IOException;

    /** In good order. */
    void stopKafka() throws IOException;

    /** SIGKILL. */
    void killKafka() throws IOException;

    /** SIGKILL, and its data goes. */
    void loseKafka() throws IOException;

    /** Both end, and all data goes. */
    void end();
}
