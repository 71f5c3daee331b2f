package io.tillgate.auth.error;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is out of reach from every other failure. */
public final class DatabaseAway {
    /** PostgreSQL: admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    private DatabaseAway() {}

    /** Whether trying again later may help, because the database could not be reached. */
    public static boolean caused(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof ClosedConnectionException
                    || (cause instanceof PgException pg && AWAY.contains(String.valueOf(pg.getSqlState())))
                    || (cause instanceof VertxException vertx && isClosed(vertx))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClosed(VertxException e) {
        return String.valueOf(e.getMessage()).toLowerCase(java.util.Locale.ROOT).contains("closed")
                || String.valueOf(e.getMessage()).contains("Timeout");
    }
}
