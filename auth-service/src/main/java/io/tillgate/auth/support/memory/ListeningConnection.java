package io.tillgate.auth.support.memory;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** A connection that listens for announced changes, and how lately it proved to. Safe for concurrent use. */
final class ListeningConnection {
    private static final Logger LOG = Logger.getLogger(ListeningConnection.class);

    /** The process that answers, and whether it listens. Behind a pooler another may answer, and announcements be lost. */
    static final String PROBE = "SELECT pg_backend_pid(),"
            + " EXISTS (SELECT FROM pg_listening_channels() AS channel WHERE channel = 'tillgate_changes')";

    private final SqlConnection connection;
    private final int processId;
    private final long number;
    private final AtomicLong provenNanos = new AtomicLong(System.nanoTime());
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile boolean proven;

    /** @param processId the process of PostgreSQL at the other end when the connection was opened */
    ListeningConnection(SqlConnection connection, int processId, long number) {
        this.connection = connection;
        this.processId = processId;
        this.number = number;
    }

    long number() {
        return number;
    }

    /**
     * Completes when PostgreSQL has answered, and so every change committed before has been received. Fails if another
     * process answers, or one that does not listen.
     */
    Uni<Void> prove() {
        long begun = System.nanoTime();
        return connection
                .query(PROBE)
                .execute()
                .invoke(rows -> {
                    Row row = rows.iterator().next();
                    if (row.getInteger(0) != processId || !row.getBoolean(1)) {
                        throw new IllegalStateException("another connection answered; is there a pooler?");
                    }
                    provenNanos.accumulateAndGet(begun, (a, b) -> b - a > 0 ? b : a);
                    proven = true;
                })
                .replaceWithVoid();
    }

    /** Returns whether the connection has proved to listen, and did so lately. */
    boolean isProven(Duration lately) {
        return proven && sinceProven() < lately.toNanos();
    }

    /** Returns whether no probe was answered for a time. */
    boolean isSilent(Duration patience) {
        return sinceProven() > patience.toNanos();
    }

    private long sinceProven() {
        return System.nanoTime() - provenNanos.get();
    }

    /** Returns the connection to its pool, at most once. */
    void release() {
        if (released.compareAndSet(false, true)) {
            connection
                    .query("UNLISTEN *")
                    .execute()
                    .onTermination()
                    .call(connection::close)
                    .subscribe()
                    .with(done -> {}, e -> LOG.debugf("The connection ended before its release: %s", e.toString()));
        }
    }
}
