package io.tillgate.outbox;

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
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;

/** The relay's access to the outbox, over its own connection. Not thread-safe, but any thread may close it. */
final class OutboxTable implements AutoCloseable {
    /** Arbitrary constant: advisory locks are per database, and each service has its own database. */
    private static final long RELAY_LOCK = 0x7111_6a7e;

    /** The rows that hold the oldest records, up to a number of records and of bytes, which the last row may exceed. */
    static final String OLDEST = """
            SELECT id, records FROM (
                SELECT id, records, sum(size) OVER earlier - size AS size,
                    sum(octet_length(records)) OVER earlier - octet_length(records) AS bytes
                FROM outbox WINDOW earlier AS (ORDER BY id) ORDER BY id LIMIT ?
            ) AS oldest WHERE size < ? AND bytes < ? ORDER BY id""";

    private static final String DELETE = """
            WITH gone AS (DELETE FROM outbox WHERE id = ANY (?))
            INSERT INTO outbox_sequence (topic, last) SELECT * FROM unnest(?::text[], ?::bigint[])
            ON CONFLICT (topic) DO UPDATE SET last = excluded.last""";

    /**
     * How long either side waits for the other to answer. A machine that dies sends nothing: without these limits
     * PostgreSQL keeps the lock of its relay for a quarter of an hour, and a relay waits as long for a dead PostgreSQL.
     */
    private static final int SILENCE_SECONDS = 10;

    /** On Linux the session ends if sent data is not acknowledged, or no probe answered, for this time. */
    private static final String END_SESSION_OF_DEAD_RELAY = """
            SET tcp_user_timeout = '%1$ds'; SET tcp_keepalives_idle = %2$d;
            SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = %2$d""".formatted(SILENCE_SECONDS, SILENCE_SECONDS / 2);

    private final Connection connection;

    private OutboxTable(Connection connection) {
        this.connection = connection;
    }

    static OutboxTable connect(OutboxConfig config) throws SQLException {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, config.username());
        PGProperty.PASSWORD.set(properties, config.password());
        PGProperty.CONNECT_TIMEOUT.set(properties, SILENCE_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, SILENCE_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        Connection connection = DriverManager.getConnection(config.jdbcUrl(), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(END_SESSION_OF_DEAD_RELAY);
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

    /**
     * Returns the oldest rows: all of them if they have fewer records and bytes than these numbers, else so many that
     * they have one of them.
     */
    Batch oldest(int records, int bytes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
            select.setInt(1, records);
            select.setInt(2, records);
            select.setInt(3, bytes);
            List<Row> rows = new ArrayList<>();
            long recordsRead = 0;
            long bytesRead = 0;
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    byte[] framed = result.getBytes(2);
                    Row row = new Row(result.getLong(1), FramedRecords.read(framed));
                    rows.add(row);
                    recordsRead += row.records().size();
                    bytesRead += framed.length;
                }
            }
            return new Batch(rows, recordsRead < records && bytesRead < bytes);
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
        Map<String, Long> last = sequence.last(rows.stream()
                .flatMap(row -> row.records().stream())
                .map(OutboxRecord::topic)
                .collect(Collectors.toSet()));
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
        // For the driver 0 means "forever"; a millisecond is the shortest wait. It replaces the limit for an answer.
        PGNotification[] appended =
                connection.unwrap(PGConnection.class).getNotifications((int) Math.max(1, timeout.toMillis()));
        return Arrays.stream(appended)
                .flatMap(row -> Arrays.stream(row.getParameter().split(",")))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    record Row(long id, List<OutboxRecord> records) {}

    /** @param complete whether there were no other rows */
    record Batch(List<Row> rows, boolean complete) {}
}
