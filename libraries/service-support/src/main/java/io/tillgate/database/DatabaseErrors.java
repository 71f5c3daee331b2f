package io.tillgate.database;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** Distinguishes failures of an unavailable database from all others. */
public final class DatabaseErrors {
    /** The SQLSTATE classes of connection exceptions, insufficient resources and operator intervention. */
    private static final List<String> STATES = List.of("08", "53", "57");

    private DatabaseErrors() {}

    /** Returns whether the failure or one of its causes is an unavailable database. */
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
     * The SQL client has no exception types if a pool or connection closes before the statement is sent: "Connection is
     * not active now", "Pending requests failed to be sent due to connection has been closed", "Pool closed",
     * "Timeout".
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

    /** Jackson's exceptions for invalid JSON are {@link IOException}s too. */
    private static boolean isOfParser(Throwable failure) {
        return failure.getClass().getName().startsWith("com.fasterxml.jackson.");
    }
}
