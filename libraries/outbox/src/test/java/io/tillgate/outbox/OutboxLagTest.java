package io.tillgate.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tillgate.local.EmbeddedServers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxLagTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Vertx VERTX = Vertx.vertx();
    private static EmbeddedServers servers;
    private static Pool pool;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeAll
    static void startServers() {
        servers = EmbeddedServers.shared();
        TestConfig config = TestConfig.of(servers.createDatabase("lag"));
        Flyway.configure()
                .dataSource(config.jdbcUrl(), config.username(), config.password())
                .locations("db/outbox")
                .load()
                .migrate();
        pool = PgBuilder.pool()
                .using(VERTX)
                .connectingTo(
                        PgConnectOptions.fromUri("postgresql://lag:lag@127.0.0.1:" + servers.postgresPort() + "/lag"))
                .build();
    }

    @AfterAll
    static void stopServers() {
        pool.closeAndAwait();
        VERTX.closeAndAwait();
    }

    @Test
    @DisplayName("How many records wait is measured, and for how long the oldest does; NaN while the database is away")
    void measured() {
        OutboxLag lag = new OutboxLag(pool, meters);
        assertThat(gauge("pending")).isNaN();
        assertThat(gauge("lag")).isNaN();

        look(lag);
        assertThat(gauge("pending")).isZero();
        assertThat(gauge("lag")).isZero();

        OutboxRecord record = new OutboxRecord("tillgate.tokens.v1", "key", Map.of(), new byte[0]);
        new Outbox().append(pool, record).await().atMost(PATIENCE);
        new Outbox().append(pool, List.of(record, record)).await().atMost(PATIENCE);
        sql("UPDATE outbox SET created_at = now() - interval '90 seconds' WHERE id = (SELECT min(id) FROM outbox)");
        look(lag);
        assertThat(gauge("pending")).isEqualTo(3);
        assertThat(gauge("lag")).isBetween(90.0, 150.0);

        sql("DELETE FROM outbox");
        look(lag);
        assertThat(gauge("pending")).isZero();
        assertThat(gauge("lag")).isZero();

        sql("ALTER TABLE outbox RENAME TO away");
        look(lag);
        assertThat(gauge("pending")).isNaN();
        assertThat(gauge("lag")).isNaN();
        sql("ALTER TABLE away RENAME TO outbox");
    }

    @Test
    @DisplayName("The lag is measured periodically from the start, on every instance")
    void always() {
        OutboxLag lag = new OutboxLag(pool, meters);
        lag.start(new StartupEvent());
        await().atMost(20, SECONDS).until(() -> !Double.isNaN(gauge("pending")));
        lag.stop(new ShutdownEvent());
    }

    private double gauge(String name) {
        return meters.get("tillgate.outbox." + name).gauge().value();
    }

    private static void look(OutboxLag lag) {
        lag.look().await().atMost(PATIENCE);
    }

    private static void sql(String statement) {
        pool.query(statement).execute().await().atMost(PATIENCE);
    }
}
