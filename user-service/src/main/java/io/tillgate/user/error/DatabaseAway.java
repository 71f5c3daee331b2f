package io.tillgate.user.error;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;

/** Tells failures of a database that is out of reach from bugs. */
public final class DatabaseAway {
    private DatabaseAway() {}

    /** Whether the failure passes when the database is back. */
    public static boolean caused(Throwable failure) {
        return failure instanceof ClosedConnectionException
                || failure instanceof TimeoutException
                || failure instanceof SocketException
                || (failure instanceof PgException refusal && caused(refusal))
                || isLostConnection(failure);
    }

    /** The SQL client has no type of its own for a statement whose connection closed before it was sent. */
    private static boolean isLostConnection(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith("Connection is not active now")
                || message.startsWith("Pending requests failed to be sent");
    }

    /** Connection, resource and shutdown errors of the server (SQLSTATE classes 08, 53, 57) pass; others are bugs. */
    private static boolean caused(PgException refusal) {
        String state = refusal.getSqlState();
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
    }
}
