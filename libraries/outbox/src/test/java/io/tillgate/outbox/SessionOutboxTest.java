package io.tillgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.tillgate.local.EmbeddedServers;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.StaleStateException;
import org.hibernate.cfg.Configuration;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionOutboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static EmbeddedServers servers;
    private static TestConfig config;
    private static Mutiny.SessionFactory sessions;

    private final SessionOutbox outbox = new SessionOutbox();

    @Entity
    @Table(name = "counter")
    static class Counter {
        @Id
        long id = 1;

        @Version
        long version = 1;

        long changes;
    }

    @BeforeAll
    static void start() throws SQLException {
        servers = EmbeddedServers.shared();
        config = OutboxDatabase.create(EmbeddedServers.shared(), "sessions");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE counter (id bigint PRIMARY KEY, version bigint, changes bigint)");
            statement.execute("INSERT INTO counter VALUES (1, 1, 0)");
        }
        Configuration settings = new Configuration()
                .addAnnotatedClass(Counter.class)
                .setProperty("jakarta.persistence.jdbc.url", config.jdbcUrl())
                .setProperty("jakarta.persistence.jdbc.user", config.username())
                .setProperty("jakarta.persistence.jdbc.password", config.password());
        sessions = settings.buildSessionFactory(new ReactiveServiceRegistryBuilder()
                        .applySettings(settings.getProperties())
                        .build())
                .unwrap(Mutiny.SessionFactory.class);
    }

    @AfterAll
    static void stop() {
        sessions.close();
    }

    @Test
    @DisplayName("The records of a key have the order of the changes of its row, however many change it at once")
    void orderPerKey() throws SQLException {
        List<Uni<Void>> changes = IntStream.range(0, 30).mapToObj(i -> change()).toList();

        Uni.join().all(changes).andFailFast().await().atMost(PATIENCE);

        List<String> expected = IntStream.rangeClosed(1, 30)
                .boxed()
                .flatMap(i -> List.of(i + "a", i + "b").stream())
                .toList();
        assertThat(values("order")).isEqualTo(expected);
    }

    @Test
    @DisplayName("A record has its topic, headers and value; a commit wakes the relay with the topics")
    void committed() throws SQLException {
        try (OutboxTable relay = OutboxTable.connect(config)) {
            sessions.withTransaction(session -> outbox.append(session, List.of(record("news", "it's \"here\""))))
                    .await()
                    .atMost(PATIENCE);

            assertThat(relay.awaitAppend(PATIENCE)).isEqualTo(Set.of("news"));
            assertThat(relay.oldest(100, 1_000_000).rows())
                    .flatMap(OutboxTable.Row::records)
                    .anySatisfy(record -> {
                        assertThat(record.topic()).isEqualTo("news");
                        assertThat(record.value()).isEqualTo("it's \"here\"".getBytes(StandardCharsets.UTF_8));
                        assertThat(record.headers()).isEqualTo(Map.of("ce_id", "id \"1\""));
                    });
        }
    }

    @Test
    @DisplayName("A rolled-back record is never appended and does not wake the relay")
    void rolledBack() throws SQLException {
        try (OutboxTable relay = OutboxTable.connect(config)) {
            Uni<Void> rolledBack =
                    sessions.withTransaction(session -> outbox.append(session, List.of(record("never", "1")))
                            .invoke(() -> {
                                throw new IllegalStateException("roll back");
                            }));

            assertThatThrownBy(() -> rolledBack.await().atMost(PATIENCE)).hasMessage("roll back");
            assertThat(values("never")).isEmpty();
            assertThat(relay.awaitAppend(Duration.ofMillis(200))).doesNotContain("never");
        }
    }

    /** Counts, and tells of it by two records; again if another change came first. */
    private Uni<Void> change() {
        return Uni.createFrom()
                .deferred(() -> sessions.withTransaction(session -> session.find(Counter.class, 1L)
                        .chain(counter -> {
                            counter.changes++;
                            return outbox.append(
                                    session,
                                    List.of(
                                            record("order", counter.changes + "a"),
                                            record("order", counter.changes + "b")));
                        })))
                .onFailure(SessionOutboxTest::isLostRace)
                .retry()
                .indefinitely();
    }

    private static boolean isLostRace(Throwable failure) {
        return failure instanceof StaleStateException || failure.getCause() instanceof StaleStateException;
    }

    private static OutboxRecord record(String topic, String value) {
        return new OutboxRecord(topic, "key", Map.of("ce_id", "id \"1\""), value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> values(String topic) throws SQLException {
        try (OutboxTable table = OutboxTable.connect(config)) {
            return table.oldest(1_000, 1_000_000).rows().stream()
                    .flatMap(row -> row.records().stream())
                    .filter(record -> record.topic().equals(topic))
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(config.jdbcUrl(), config.username(), config.password());
    }
}
