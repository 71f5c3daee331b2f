package io.tillgate.outbox;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** The relay's access to the outbox, over its own connection. Not thread-safe, but any thread may close it. */
final class OutboxTable implements AutoCloseable {
    /** Arbitrary constant: advisory locks are per database, and each service has its own database. */
    private static final long RELAY_LOCK = 0x7111_6a7e;

    private static final String DELETE = """
            WITH gone AS (DELETE FROM outbox WHERE id = ANY (?))
            INSERT INTO outbox_sequence (topic, last) SELECT * FROM unnest(?::text[], ?::bigint[])
            ON CONFLICT (topic) DO UPDATE SET last = excluded.last""";

    private final Connection connection;

    private OutboxTable(Connection connection) {
        this.connection = connection;
    }

    static OutboxTable connect(OutboxConfig config) throws SQLException {
        Connection connection = DriverManager.getConnection(config.jdbcUrl(), config.username(), config.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN outbox");
            statement.execute("SET synchronous_commit = off"); // a deletion that a crash undoes is a record sent again
        }
        return new OutboxTable(connection);
    }

    /** Tries to acquire the relay lock, which is held until the connection is closed. Returns whether it did. */
    boolean tryLock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet locked = statement.executeQuery("SELECT pg_try_advisory_lock(" + RELAY_LOCK + ")")) {
            locked.next();
            return locked.getBoolean(1);
        }
    }

    List<Row> oldest(int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, topic, key, headers, value FROM outbox ORDER BY id LIMIT ?")) {
            select.setInt(1, limit);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(
                            result.getLong(1),
                            producerRecord(
                                    result.getString(2),
                                    result.getString(3),
                                    result.getString(4),
                                    result.getBytes(5))));
                }
            }
            return rows;
        }
    }

    /** The numbers that {@link #delete} has stored. */
    OutboxSequence sequence() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet numbers = statement.executeQuery("SELECT topic, last FROM outbox_sequence")) {
            Map<String, Long> last = new HashMap<>();
            while (numbers.next()) {
                last.put(numbers.getString(1), numbers.getLong(2));
            }
            return new OutboxSequence(last);
        }
    }

    /** Deletes rows that Kafka has acknowledged and stores their last numbers in the same transaction. */
    void delete(List<Row> rows, OutboxSequence sequence) throws SQLException {
        Map<String, Long> last =
                sequence.last(rows.stream().map(row -> row.kafka().topic()).collect(Collectors.toSet()));
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::id).toArray()));
            delete.setArray(2, connection.createArrayOf("text", last.keySet().toArray()));
            delete.setArray(3, connection.createArrayOf("bigint", last.values().toArray()));
            delete.executeUpdate();
        }
    }

    /** Waits for commits that append records, and returns their topics since the last call; empty after the timeout. */
    Set<String> awaitAppend(Duration timeout) throws SQLException {
        // For the driver 0 means "forever"; a millisecond is the shortest wait.
        PGNotification[] appended =
                connection.unwrap(PGConnection.class).getNotifications((int) Math.max(1, timeout.toMillis()));
        return Arrays.stream(appended).map(PGNotification::getParameter).collect(Collectors.toSet());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static ProducerRecord<String, byte[]> producerRecord(
            String topic, String key, String headers, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        new JsonObject(headers)
                .forEach(header -> record.headers()
                        .add(header.getKey(), header.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    record Row(long id, ProducerRecord<String, byte[]> kafka) {}
}
