package io.tillgate.auth.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.ClosedConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {
    @Test
    @DisplayName("A connection that is lost before the answer means that the database is away: 503, not 500")
    void connectionLost() {
        assertThat(DatabaseAway.caused(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(DatabaseAway.caused(new RuntimeException(ClosedConnectionException.INSTANCE)))
                .isTrue();
        assertThat(DatabaseAway.caused(new IllegalStateException("a bug"))).isFalse();
    }
}
