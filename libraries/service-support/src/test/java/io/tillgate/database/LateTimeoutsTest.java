package io.tillgate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LateTimeoutsTest {
    private static final int STATEMENTS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    @DisplayName(
            "Statements without a database cause no uncaught exceptions and are counted; other exceptions are logged"
                    + " as before")
    void databaseAway() throws IOException {
        vertx.exceptionHandler(uncaught::add);
        new LateTimeouts(meters).watch(new StartupEvent(), vertx);
        Pool pool = pool();

        for (int i = 0; i < STATEMENTS; i++) {
            pool.query("SELECT 1").execute();
        }

        await().untilAsserted(() -> assertThat(meters.counter("tillgate.database.statements.unconnected")
                        .count())
                .isEqualTo(STATEMENTS));
        assertThat(uncaught).isEmpty();
        IllegalStateException other = new IllegalStateException("Result is already complete");
        vertx.runOnContext(now -> {
            throw other;
        });
        await().untilAsserted(() -> assertThat(uncaught).containsExactly(other));
    }

    private Pool pool() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        PgConnectOptions nowhere = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(closedPort)
                .setUser("nobody")
                .setDatabase("none");
        PoolOptions options = new PoolOptions().setConnectionTimeout(2).setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool().with(options).connectingTo(nowhere).using(vertx).build();
    }
}
