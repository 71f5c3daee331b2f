package io.tillgate.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxLagTest {
    private static final OutboxDatabase DATABASE = new OutboxDatabase("lag");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    @DisplayName("How many records wait is measured, and for how long the oldest does; NaN while the database is away")
    void measured() {
        OutboxLag lag = new OutboxLag(DATABASE.pool(), meters);
        assertThat(gauge("pending")).isNaN();
        assertThat(gauge("lag")).isNaN();

        look(lag);
        assertThat(gauge("pending")).isZero();
        assertThat(gauge("lag")).isZero();

        OutboxRecord record = new OutboxRecord("tillgate.tokens.v1", "key", Map.of(), new byte[0]);
        append(List.of(record));
        append(List.of(record, record));
        DATABASE.run("UPDATE outbox SET created_at = now() - interval '90 seconds'"
                + " WHERE id = (SELECT min(id) FROM outbox)");
        look(lag);
        assertThat(gauge("pending")).isEqualTo(3);
        assertThat(gauge("lag")).isBetween(90.0, 150.0);

        DATABASE.run("DELETE FROM outbox");
        look(lag);
        assertThat(gauge("pending")).isZero();
        assertThat(gauge("lag")).isZero();

        DATABASE.run("ALTER TABLE outbox RENAME TO away");
        look(lag);
        assertThat(gauge("pending")).isNaN();
        assertThat(gauge("lag")).isNaN();
        DATABASE.run("ALTER TABLE away RENAME TO outbox");
    }

    @Test
    @DisplayName("The lag is measured periodically from the start, on every instance")
    void always() {
        OutboxLag lag = new OutboxLag(DATABASE.pool(), meters);
        lag.start(new StartupEvent());
        await().atMost(20, SECONDS).until(() -> !Double.isNaN(gauge("pending")));
        lag.stop(new ShutdownEvent());

        OutboxLag restarted = new OutboxLag(DATABASE.pool(), meters); // in the same process, as in tests and dev mode
        assertThat(gauge("pending")).isNaN();
        look(restarted);
        assertThat(gauge("pending")).isNotNaN();
    }

    @Test
    @DisplayName("While the database does not answer the lag is unknown, whatever it was before")
    void silent() {
        OutboxLag lag = new OutboxLag(DATABASE.pool(), meters);
        look(lag);
        assertThat(gauge("lag")).isNotNaN();

        DATABASE.pool()
                .withTransaction(tx -> tx.query("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE")
                        .execute()
                        .chain(lag::look))
                .await()
                .atMost(OutboxDatabase.PATIENCE);

        assertThat(gauge("pending")).isNaN();
        assertThat(gauge("lag")).isNaN();
    }

    private double gauge(String name) {
        return meters.get("tillgate.outbox." + name).gauge().value();
    }

    private static void append(List<OutboxRecord> records) {
        new Outbox().append(DATABASE.pool(), records).await().atMost(OutboxDatabase.PATIENCE);
    }

    private static void look(OutboxLag lag) {
        lag.look().await().atMost(OutboxDatabase.PATIENCE);
    }
}
