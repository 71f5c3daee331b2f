package io.tillgate.user.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseAwayTest {
    static Throwable[] lost() {
        return new Throwable[] {
            ClosedConnectionException.INSTANCE,
            new TimeoutException(),
            new VertxException("Pending requests failed to be sent due to connection has been closed."),
            new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")
        };
    }

    @ParameterizedTest
    @MethodSource("lost")
    @DisplayName("Each way in which the SQL client tells of a lost connection is 503, not 500")
    void lostConnection(Throwable failure) {
        assertThat(DatabaseAway.caused(failure)).isTrue();
        assertThat(new ProblemMappers().unexpected(failure).getStatus()).isEqualTo(503);
    }

    @Test
    @DisplayName("A bug is 500")
    void bug() {
        assertThat(new ProblemMappers()
                        .unexpected(new IllegalStateException("a bug"))
                        .getStatus())
                .isEqualTo(500);
    }
}
