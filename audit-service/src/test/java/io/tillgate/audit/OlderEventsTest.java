package io.tillgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.audit.log.OlderEvents;
import io.tillgate.audit.proof.LoggedRecord;
import io.tillgate.audit.tree.CompactRange;
import io.tillgate.audit.tree.Hash;
import io.tillgate.local.EmbeddedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OlderEventsTest {
    private static final int EVENTS = 2_600;

    @Test
    @DisplayName("Events that are older than the tree are its first leaves, in the order of recording, unchanged")
    void migrated() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.start()) {
            String url = "jdbc:postgresql://" + servers.createDatabase("older");
            FluentConfiguration flyway = Flyway.configure()
                    .dataSource(url, "older", "older")
                    .locations("db/migration", "db/outbox")
                    .placeholders(Map.of("runtime-role", "older_runtime"));
            try (Connection connection = DriverManager.getConnection(url, "older", "older");
                    Statement statement = connection.createStatement()) {
                flyway.target("1").load().migrate();
                statement.execute("""
                        INSERT INTO audit_event (id, type, type_name, source, time, kafka_topic, kafka_partition,
                            kafka_offset, data, terms, recorded_at)
                        SELECT gen_random_uuid(), 'a.B', 'B', '/s', now(), 't', 0, n, '{"n": 1E+2}', '', now()
                        FROM generate_series(1, %d) AS n""".formatted(EVENTS));
                statement.execute("CREATE TABLE before AS SELECT * FROM audit_event");

                flyway.target("latest").javaMigrations(new OlderEvents()).load().migrate();

                assertThat(number(statement, """
                        SELECT count(*) FROM before JOIN audit_event USING (id, time, recorded_at)
                        WHERE before.data::text = audit_event.data::text AND leaf_index = sequence - 1""")).isEqualTo(EVENTS);
                assertThat(number(statement, "SELECT count(*) FROM audit_event WHERE leaf_index = kafka_offset - 1"))
                        .isEqualTo(EVENTS);
                assertThat(number(
                                statement,
                                "SELECT count(*) FROM audit_event_id JOIN audit_event USING (id, leaf_index)"))
                        .isEqualTo(EVENTS);
                assertThat(number(statement, "SELECT count(*) FROM audit_node")).isEqualTo(EVENTS / 256);
                assertThat(tree(statement).size()).isEqualTo(EVENTS);
                assertThat(number(statement, "SELECT size FROM audit_tree")).isEqualTo(EVENTS);
                assertThat(new CompactRange(EVENTS, tree(statement).edge()).root())
                        .isEqualTo(tree(statement).root());
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute("DELETE FROM audit_event"))
                        .hasMessageContaining("append-only");
            }
        }
    }

    /** Made anew of the rows; fails where a stored hash is another. */
    private static CompactRange tree(Statement statement) throws Exception {
        CompactRange tree = new CompactRange();
        try (ResultSet row = statement.executeQuery(
                "SELECT leaf_hash, id, time, kafka_offset, data::text, recorded_at FROM audit_event ORDER BY leaf_index")) {
            while (row.next()) {
                LoggedRecord logged = new LoggedRecord(
                        tree.size(),
                        row.getString(2),
                        "a.B",
                        "/s",
                        time(row, 3),
                        null,
                        null,
                        null,
                        null,
                        null,
                        "t",
                        0,
                        row.getLong(4),
                        row.getString(5),
                        time(row, 6));
                assertThat(Hash.of(row.getBytes(1))).isEqualTo(logged.leaf());
                tree.append(logged.leaf());
            }
        }
        return tree;
    }

    private static Instant time(ResultSet row, int column) throws Exception {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static long number(Statement statement, String query) throws Exception {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
