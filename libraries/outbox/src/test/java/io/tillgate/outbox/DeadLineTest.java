package io.tillgate.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tillgate.database.DatabaseErrors;
import io.tillgate.database.MortalConnections;
import io.tillgate.local.EmbeddedServers;
import io.vertx.core.VertxOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Machines that die without closing their connections. Has its own servers, because PostgreSQL listens at the wire. */
class DeadLineTest {
    private static Wire wire;
    private static EmbeddedServers servers;
    private static OutboxDatabase database;

    private final List<OutboxRelay> relays = new ArrayList<>();

    @BeforeAll
    static void start() throws SQLException {
        String obstacle = Wire.obstacle();
        if (!obstacle.isEmpty()) {
            System.out.println("\n[WARNING] TESTS LEFT OUT: DeadLineTest did not run for want of " + obstacle
                    + "; -Dtillgate.tools=required makes that a failure\n");
            assumeTrue("required".equals(System.getProperty("tillgate.tools")), obstacle);
            throw new IllegalStateException("-Dtillgate.tools=required, and this test lacks " + obstacle);
        }
        wire = new Wire();
        servers = EmbeddedServers.start();
        listenAtTheWire();
        wire.forward(servers.postgresPort());
        database = new OutboxDatabase(servers, "deadline");
    }

    @AfterEach
    void stop() throws Exception {
        for (OutboxRelay relay : relays) {
            relay.stop(new ShutdownEvent());
        }
        wire.mend();
    }

    @AfterAll
    static void end() {
        if (database != null) {
            database.close();
        }
        if (servers != null) {
            servers.close();
        }
        if (wire != null) {
            wire.close();
        }
    }

    @Test
    @DisplayName(
            "If the machine of the relay dies silently, another instance relays soon after 10 seconds, and both know it")
    void relay() {
        MeterRegistry dead = new SimpleMeterRegistry();
        MeterRegistry other = new SimpleMeterRegistry();
        relay(database.config().at(wire.farAddress()), dead);
        await().atMost(20, SECONDS).until(() -> gauge(dead, "relaying") == 1);
        relay(database.config(), other);
        append();
        await().atMost(10, SECONDS).until(() -> waiting() == 0);
        assertThat(gauge(other, "relaying")).isZero();
        assertThat(gauge(other, "round.age")).isInfinite();

        wire.cut();
        append();

        await().atMost(25, SECONDS).until(() -> waiting() == 0);
        await().atMost(5, SECONDS).until(() -> gauge(other, "relaying") == 1);
        assertThat(gauge(other, "round.age")).isLessThan(5);
        await().atMost(5, SECONDS).until(() -> gauge(dead, "relaying") == 0);
        assertThat(gauge(dead, "round.age")).isGreaterThan(8);
    }

    @Test
    @DisplayName("Both ends of a pool's connection notice within 15 seconds that the machine of the other is dead")
    void pool() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        assertThat(vertx.isNativeTransportEnabled()).isTrue();
        TestConfig far = database.config().at(wire.farAddress());
        Pool pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(MortalConnections.limit(
                        PgConnectOptions.fromUri(far.jdbcUrl().substring("jdbc:".length()))
                                .setUser(far.username())
                                .setPassword(far.password())))
                .build();
        try {
            int session = pool.query("SELECT pg_backend_pid()")
                    .execute()
                    .await()
                    .atMost(OutboxDatabase.PATIENCE)
                    .iterator()
                    .next()
                    .getInteger(0);
            assertThat(sessions(session)).isOne();

            wire.cut();

            assertThatThrownBy(() -> pool.query("SELECT 1").execute().await().atMost(Duration.ofSeconds(15)))
                    .matches(DatabaseErrors::caused)
                    .isNotInstanceOf(io.smallrye.mutiny.TimeoutException.class);
            await().atMost(5, SECONDS).until(() -> sessions(session) == 0);
        } finally {
            vertx.closeAndForget(); // a connection that nobody ended would hold it up
        }
    }

    private static long sessions(int processId) {
        return database.run("SELECT count(*) FROM pg_stat_activity WHERE pid = " + processId)
                .iterator()
                .next()
                .getLong(0);
    }

    private void relay(OutboxConfig config, MeterRegistry meters) {
        OutboxRelay relay = new OutboxRelay(
                config,
                Map.of("bootstrap.servers", servers.kafkaBootstrap()),
                Clock.systemUTC(),
                List.of(),
                new RecordSpans(OpenTelemetry.noop(), false),
                meters);
        relay.start(new StartupEvent());
        relays.add(relay);
    }

    private static double gauge(MeterRegistry meters, String name) {
        return meters.get("tillgate.outbox." + name).gauge().value();
    }

    private static void append() {
        OutboxRecord record = new OutboxRecord("tillgate.tokens.v1", "key", Map.of(), new byte[0]);
        new Outbox().append(database.pool(), record).await().atMost(OutboxDatabase.PATIENCE);
    }

    private static long waiting() {
        return database.run("SELECT count(*) FROM outbox").iterator().next().getLong(0);
    }

    private static void listenAtTheWire() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + servers.postgresPort() + "/postgres", "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DO $$
                    BEGIN
                        EXECUTE format('COPY (SELECT ''host all all '' || unnest(ARRAY[''127.0.0.1/32'', ''%s''])
                            || '' scram-sha-256'') TO %%L', current_setting('hba_file'));
                    END
                    $$""".formatted(wire.subnet()));
            statement.execute("ALTER SYSTEM SET listen_addresses = '127.0.0.1, " + wire.nearAddress() + "'");
        }
        servers.killPostgres();
        servers.startPostgres();
    }
}
