package io.tillgate.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Creates a service's pool so that its connections end soon after a machine has died silently, which otherwise takes a
 * quarter of an hour: PostgreSQL then gives up the locks of a dead instance, and an instance the connections to a dead
 * PostgreSQL. Both need Linux, and the latter Vert.x's native transport. Stateless.
 */
@Singleton
public class MortalConnections implements PgPoolCreator {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    @Override
    public Pool create(Input input) {
        PoolOptions pool = input.poolOptions();
        if (pool.getIdleTimeout() == 0) {
            // A connection that nobody uses sends nothing, so that the loss of its peer is not noticed.
            pool.setIdleTimeout((int) SILENCE.toSeconds()).setIdleTimeoutUnit(TimeUnit.SECONDS);
        }
        return PgBuilder.pool()
                .with(pool)
                .connectingTo(input.pgConnectOptionsList().stream()
                        .<SqlConnectOptions>map(MortalConnections::limit)
                        .toList())
                .using(input.vertx())
                .build();
    }

    /** Limits how long each end of a connection waits for the other to acknowledge what it sent. */
    public static PgConnectOptions limit(PgConnectOptions options) {
        options.setTcpKeepAlive(true).setTcpUserTimeout((int) SILENCE.toMillis());
        return options.addProperty("tcp_user_timeout", SILENCE.toSeconds() + "s")
                .addProperty("tcp_keepalives_idle", Long.toString(SILENCE.toSeconds() / 2))
                .addProperty("tcp_keepalives_interval", "1")
                .addProperty("tcp_keepalives_count", Long.toString(SILENCE.toSeconds() / 2));
    }
}
