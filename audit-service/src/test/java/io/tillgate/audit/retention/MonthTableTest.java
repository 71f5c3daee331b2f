package io.tillgate.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.audit.log.DroppedMonth;
import io.tillgate.local.EmbeddedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MonthTableTest {
    @Test
    @DisplayName("Of two instances that drop a month, one succeeds and the other learns that it did not")
    void once() throws Exception {
        String url = "jdbc:postgresql://" + EmbeddedServers.shared().createDatabase("months");
        Flyway flyway = Flyway.configure()
                .dataSource(url, "months", "months")
                .locations("db/migration", "db/outbox")
                .placeholders(Map.of("runtime-role", "months_runtime"))
                .load();
        flyway.migrate();
        try (Connection connection = DriverManager.getConnection(url, "months", "months");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT audit_month('2026-01-02T00:00:00Z')");
            statement.execute("""
                    INSERT INTO audit_event (id, type, type_name, source, time, kafka_topic, kafka_partition,
                        kafka_offset, data, terms, recorded_at, leaf_index, leaf_hash)
                    VALUES (gen_random_uuid(), 'a.B', 'B', '/s', now(), 't', 0, 0, '{}', '', '2026-01-02T00:00:00Z', 0, '')""");
        }
        MonthTable table = new MonthTable(flyway);
        DroppedMonth month = new DroppedMonth(LocalDate.of(2026, 1, 1), 0, 1, "statement", Instant.EPOCH);

        assertThat(table.drop(month)).isTrue();
        assertThat(table.drop(month)).isFalse();
    }
}
