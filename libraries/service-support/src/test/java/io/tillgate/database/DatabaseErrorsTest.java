package io.tillgate.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseErrorsTest {
    static Throwable[] lost() {
        return new Throwable[] {
            ClosedConnectionException.INSTANCE,
            new TimeoutException(),
            new ConnectException("Connection refused"),
            new VertxException("Pending requests failed to be sent due to connection has been closed."),
            new NoStackTraceThrowable("Connection is not active now, current status: CLOSED"),
            new NoStackTraceThrowable("Timeout"),
            new PgException("the database system is starting up", "FATAL", "57P03", ""),
            new PgException("sorry, too many clients already", "FATAL", "53300", ""),
            new SQLException("terminating connection due to administrator command", "57P01")
        };
    }

    static Throwable[] bugs() {
        return new Throwable[] {
            new IllegalStateException("a bug: Connection is not active now"),
            new NoStackTraceThrowable("a bug"),
            new PgException("division by zero", "ERROR", "22012", ""),
            new SQLException("division by zero", "22012"),
            new SQLException("no answer")
        };
    }

    @ParameterizedTest
    @MethodSource("lost")
    @DisplayName("Every error of the SQL client for a lost connection counts as an unavailable database")
    void lostConnection(Throwable failure) {
        assertThat(DatabaseErrors.caused(failure)).isTrue();
        assertThat(DatabaseErrors.caused(new RuntimeException(failure))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    @DisplayName("A bug does not")
    void bug(Throwable failure) {
        assertThat(DatabaseErrors.caused(failure)).isFalse();
    }

    @Test
    @DisplayName("A unique key is known by its SQLSTATE, from either client, however it is wrapped")
    void uniqueKey() {
        assertThat(SqlState.isUniqueViolation(new PgException("a duplicate", "ERROR", "23505", "")))
                .isTrue();
        assertThat(SqlState.isUniqueViolation(new RuntimeException(new SQLException("a duplicate", "23505"))))
                .isTrue();
        assertThat(SqlState.isUniqueViolation(new SQLException("a missing row", "23503")))
                .isFalse();
    }
}
