package io.tillgate.local.embedded;

import io.tillgate.local.postgres.Superuser;
import java.io.IOException;

/** A PostgreSQL server and a Kafka node with the suite's topics, for one test JVM. Calls block until done. */
public interface Servers {
    /** Returns the superuser, who creates databases. */
    Superuser superuser();

    /** Returns Kafka's {@code bootstrap.servers}, which never change. */
    String kafkaBootstrap();

    /** Starts PostgreSQL with its existing data. Does nothing if it is running. */
    void startPostgres() throws IOException;

    /** Kills PostgreSQL with SIGKILL. */
    void killPostgres() throws IOException;

    /** Starts Kafka with its existing data and creates missing topics. Does nothing if it is running. */
    void startKafka() throws IOException;

    /** Stops Kafka with a clean shutdown. */
    void stopKafka() throws IOException;

    /** Kills Kafka with SIGKILL. */
    void killKafka() throws IOException;

    /** Kills Kafka with SIGKILL and deletes its data. */
    void loseKafka() throws IOException;

    /** Ends both servers and deletes all data. */
    void end();
}
