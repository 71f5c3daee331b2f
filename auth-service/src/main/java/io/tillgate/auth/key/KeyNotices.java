package io.tillgate.auth.key;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hears from PostgreSQL that keys have changed, on a connection of its own. Whoever misses a notice polls later. */
@ApplicationScoped
public class KeyNotices {
    private final Pool pool;
    private final AtomicReference<@Nullable SqlConnection> listening = new AtomicReference<>();

    KeyNotices(Pool pool) {
        this.pool = pool;
    }

    /** Listens, where it does not already. */
    public Uni<Void> listen(Runnable onChange) {
        if (listening.get() != null) {
            return Uni.createFrom().voidItem();
        }
        return pool.getConnection().flatMap(connection -> {
            if (!listening.compareAndSet(null, connection)) {
                return connection.close();
            }
            PgConnection postgres = (PgConnection) connection.getDelegate();
            postgres.notificationHandler(notice -> onChange.run());
            postgres.closeHandler(closed -> listening.compareAndSet(connection, null));
            return connection
                    .query("LISTEN " + KeyRepository.CHANNEL)
                    .execute()
                    .replaceWithVoid()
                    .onFailure()
                    .call(e -> {
                        listening.compareAndSet(connection, null);
                        return connection.close();
                    });
        });
    }

    /** Stops to listen; also lets the pool close. */
    public void close() {
        SqlConnection connection = listening.getAndSet(null);
        if (connection != null) {
            connection.closeAndForget();
        }
    }
}
