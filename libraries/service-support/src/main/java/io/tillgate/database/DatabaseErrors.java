package io.tillgate.database;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** Tells a database that cannot be reached from every other failure. */
public final class DatabaseErrors {
    /** PostgreSQL: connection exceptions, insufficient resources, operator intervention. */
    private static final List<String> STATES = List.of("08", "53", "57");

    private DatabaseErrors() {}

    /** Whether the failure, or what caused it, passes when the database is back. */
    public static boolean caused(Throwable failure) {
        return SqlState.of(failure).filter(DatabaseErrors::isPassing).isPresent()
                || SqlState.causes(failure)
                        .anyMatch(cause -> cause instanceof ClosedConnectionException
                                || cause instanceof TimeoutException
                                || (cause instanceof IOException && !isOfParser(cause))
                                || isLostConnection(cause));
    }

    private static boolean isPassing(String state) {
        return STATES.stream().anyMatch(state::startsWith);
    }

    /**
     * The SQL client has no types of its own for a pool or connection that closes before a statement is sent: "Connection is
     * not active now", "Pending requests failed to be sent due to connection has been closed", "Pool closed", "Timeout".
     */
    private static boolean isLostConnection(Throwable failure) {
        if (!(failure instanceof VertxException || failure instanceof NoStackTraceThrowable)) {
            return false;
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("closed")
                || message.contains("timeout")
                || message.contains("connection is not active");
    }

    /** To Java what Jackson cannot read is an {@link IOException}. */
    private static boolean isOfParser(Throwable failure) {
        return failure.getClass().getName().startsWith("com.fasterxml.jackson.");
    }
}
