package io.tillgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxTableTest {
    private static final OutboxDatabase DATABASE = new OutboxDatabase("rows");

    private final Outbox outbox = new Outbox();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @AfterEach
    void empty() {
        DATABASE.run("DELETE FROM outbox");
    }

    @Test
    @DisplayName("The records of a statement are one row, in order; those that it leaves out are not in it")
    void group() throws SQLException {
        insert("WHERE position IN (3, 1)", "a", "b", "c");
        insert("WHERE position > 9", "never");
        insert("", "d", "e");

        try (OutboxTable table = OutboxTable.connect(DATABASE.config())) {
            assertThat(texts(oldest(table, 100))).containsExactly(List.of("a", "c"), List.of("d", "e"));
        }
    }

    @Test
    @DisplayName("The relay takes whole rows until it has as many records as it asked for")
    void bounded() throws SQLException {
        append("a", "b", "c");
        append("d");
        append("e", "f");

        try (OutboxTable table = OutboxTable.connect(DATABASE.config())) {
            assertThat(texts(oldest(table, 1))).containsExactly(List.of("a", "b", "c"));
            assertThat(texts(oldest(table, 3))).containsExactly(List.of("a", "b", "c"));
            assertThat(texts(oldest(table, 4))).containsExactly(List.of("a", "b", "c"), List.of("d"));
            assertThat(texts(oldest(table, 5)))
                    .containsExactly(List.of("a", "b", "c"), List.of("d"), List.of("e", "f"));
        }
    }

    @Test
    @DisplayName("The relay takes whole rows until it has as many bytes as it asked for, and knows whether others wait")
    void boundedBytes() throws SQLException {
        append("x".repeat(1_000), "y");
        append("z");

        try (OutboxTable table = OutboxTable.connect(DATABASE.config())) {
            assertThat(table.oldest(100, 1).rows()).hasSize(1);
            assertThat(table.oldest(100, 1_000).rows()).hasSize(1);
            assertThat(table.oldest(100, 1_000).complete()).isFalse();
            assertThat(table.oldest(100, 3_000).rows()).hasSize(2);
            assertThat(table.oldest(100, 3_000).complete()).isTrue();
            assertThat(table.oldest(3, 3_000).complete()).isFalse();
        }
    }

    @Test
    @DisplayName("The oldest of 100,000 rows are found by the index: no records are sorted and not all rows are read")
    void plan() {
        DATABASE.run("INSERT INTO outbox (topics, size, records)"
                + " SELECT 'topic', 1, convert_to(repeat('x', 900), 'UTF8') FROM generate_series(1, 100000)");
        assertUsesIndex();
        DATABASE.run("ANALYZE outbox");
        assertUsesIndex();
        DATABASE.run("DELETE FROM outbox WHERE id % 100 <> 0");
        assertUsesIndex();
    }

    private static void assertUsesIndex() {
        String generic = OutboxTable.OLDEST;
        for (int i = 1; i <= 3; i++) {
            generic = generic.replaceFirst("\\?", "\\$" + i);
        }
        String custom = OutboxTable.OLDEST.replace("?", "1000");
        for (String explain : List.of("EXPLAIN (GENERIC_PLAN) " + generic, "EXPLAIN " + custom)) {
            List<String> plan = new ArrayList<>();
            DATABASE.run(explain).forEach(line -> plan.add(line.getString(0)));

            assertThat(String.join("\n", plan))
                    .contains("Index Scan using outbox_pkey")
                    .doesNotContain("Sort", "Seq Scan");
        }
    }

    @Test
    @DisplayName("A commit wakes the relay with the topics of all its records")
    void topics() throws SQLException {
        try (OutboxTable table = OutboxTable.connect(DATABASE.config())) {
            DATABASE.pool()
                    .withTransaction(tx -> outbox.append(tx, List.of(record("one", "a"), record("two", "b")))
                            .chain(() -> outbox.append(tx, List.of(record("three", "c"), record("one", "d")))))
                    .await()
                    .atMost(OutboxDatabase.PATIENCE);

            Set<String> topics = new HashSet<>();
            while (topics.size() < 3) {
                Set<String> woken = table.awaitAppend(OutboxDatabase.PATIENCE);
                assertThat(woken).isNotEmpty();
                topics.addAll(woken);
            }
            assertThat(topics).containsExactlyInAnyOrder("one", "two", "three");
        }
    }

    @Test
    @DisplayName("Deleting rows stores the last number of each of their topics")
    void delete() throws SQLException {
        outbox.append(DATABASE.pool(), List.of(record("one", "a"), record("two", "b"), record("one", "c")))
                .await()
                .atMost(OutboxDatabase.PATIENCE);

        try (OutboxTable table = OutboxTable.connect(DATABASE.config())) {
            table.delete(oldest(table, 100), new OutboxSequence(Map.of("one", 7L, "two", 5L, "three", 9L)));

            assertThat(oldest(table, 100)).isEmpty();
            assertThat(table.sequence().last(Set.of("one", "two", "three"))).isEqualTo(Map.of("one", 7L, "two", 5L));
        }
    }

    @Test
    @DisplayName("The statements of the runbook find the session that holds the relay lock, and end it")
    void runbook() throws IOException, SQLException {
        List<String> statements = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../../docs/runbooks.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(statements).hasSize(2);

        try (OutboxTable table = OutboxTable.connect(DATABASE.config())) {
            assertThat(DATABASE.run(statements.get(0)).rowCount()).isZero();
            assertThat(table.tryLock()).isTrue();

            assertThat(DATABASE.run(statements.get(0)).rowCount()).isOne();
            DATABASE.run(statements.get(1));

            assertThatThrownBy(table::tryLock).isInstanceOf(SQLException.class);
            assertThat(DATABASE.run(statements.get(0)).rowCount()).isZero();
        }
    }

    private static List<OutboxTable.Row> oldest(OutboxTable table, int records) throws SQLException {
        return table.oldest(records, 1_000_000).rows();
    }

    private void append(String... values) {
        insert("", values);
    }

    private void insert(String where, String... values) {
        List<OutboxRecord> records =
                Arrays.stream(values).map(value -> record("topic", value)).toList();
        DATABASE.pool()
                .preparedQuery(Outbox.insert(1, where))
                .execute(Tuple.tuple(Outbox.parameters(records)))
                .await()
                .atMost(OutboxDatabase.PATIENCE);
    }

    private static OutboxRecord record(String topic, String value) {
        return new OutboxRecord(topic, "key", Map.of("ce_id", value), value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<List<String>> texts(List<OutboxTable.Row> rows) {
        return rows.stream()
                .map(row -> row.records().stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .toList())
                .toList();
    }
}
