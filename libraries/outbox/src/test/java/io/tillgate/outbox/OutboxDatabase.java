package io.tillgate.outbox;

import io.tillgate.local.EmbeddedServers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/** A new database with an outbox, and access to it. */
final class OutboxDatabase implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestConfig config;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    OutboxDatabase(String name) {
        this(EmbeddedServers.shared(), name);
    }

    OutboxDatabase(EmbeddedServers servers, String name) {
        config = create(servers, name);
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(PgConnectOptions.fromUri(config.jdbcUrl().substring("jdbc:".length()))
                        .setUser(config.username())
                        .setPassword(config.password()))
                .build();
    }

    /** Creates a database with an outbox. */
    static TestConfig create(EmbeddedServers servers, String name) {
        TestConfig config = TestConfig.of(servers.createDatabase(name));
        Flyway.configure()
                .dataSource(config.jdbcUrl(), config.username(), config.password())
                .locations("db/outbox")
                .load()
                .migrate();
        return config;
    }

    TestConfig config() {
        return config;
    }

    Pool pool() {
        return pool;
    }

    RowSet<Row> run(String sql) {
        return pool.query(sql).execute().await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
