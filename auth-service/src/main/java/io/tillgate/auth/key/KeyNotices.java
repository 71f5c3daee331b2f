package io.tillgate.auth.key;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Listens for PostgreSQL notifications of key changes, on its own connection. Polling makes up for lost ones. */
@ApplicationScoped
public class KeyNotices {
    private final Pool pool;
    private final AtomicReference<@Nullable SqlConnection> listening = new AtomicReference<>();

    KeyNotices(Pool pool) {
        this.pool = pool;
    }

    /** Starts to listen unless it is listening already. */
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

    /** Stops listening and releases the connection. */
    public void close() {
        SqlConnection connection = listening.getAndSet(null);
        if (connection != null) {
            connection.closeAndForget();
        }
    }
}
