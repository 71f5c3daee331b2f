package io.tillgate.audit.retention;

import io.tillgate.audit.log.DroppedMonth;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.flywaydb.core.Flyway;

/**
 * Drops the partition of a month. It connects as the owner of the tables, as migrations do, because the role of the
 * service cannot delete records. Blocking.
 */
@ApplicationScoped
class MonthTable {
    /** The key of the advisory lock: an arbitrary constant, since advisory locks are per database. */
    private static final long LOCK = 0x7111_0d09L;

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'audit_event_'uuuu'_'MM");

    /** The smallest subtree in {@code audit_node}. Leaves of complete subtrees of this size need not be kept. */
    private static final int KEPT = 256;

    private final Flyway owner;

    MonthTable(Flyway owner) {
        this.owner = owner;
    }

    /**
     * Saves the signed statement and the hashes that proofs need, and drops the partition, in one transaction.
     *
     * @return whether it was dropped; false if another instance was first
     */
    boolean drop(DroppedMonth month) throws SQLException {
        try (Connection connection = owner.getConfiguration().getDataSource().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "SET LOCAL lock_timeout = '5s'");
            run(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
            boolean isOldest = begin(connection) == month.firstIndex();
            if (isOldest) {
                String table = NAME.format(month.month());
                keepLeaves(connection, month);
                forget(connection, month);
                state(connection, month);
                run(connection, "ALTER TABLE audit_event DETACH PARTITION " + table);
                run(connection, "DROP TABLE " + table);
            }
            connection.commit();
            return isOldest;
        }
    }

    private static long begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(end_index), 0) FROM audit_dropped")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void keepLeaves(Connection connection, DroppedMonth month) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO audit_kept_leaf (leaf_index, leaf_hash)"
                        + " SELECT leaf_index, leaf_hash FROM audit_event WHERE leaf_index >= ? AND leaf_index < ?")) {
            insert.setLong(1, Math.max(month.firstIndex(), month.endIndex() - month.endIndex() % KEPT));
            insert.setLong(2, month.endIndex());
            insert.executeUpdate();
        }
    }

    private static void forget(Connection connection, DroppedMonth month) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM audit_personal WHERE leaf_index < ?")) {
            delete.setLong(1, month.endIndex());
            delete.executeUpdate();
        }
    }

    private static void state(Connection connection, DroppedMonth month) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_dropped (end_index, first_index, month, note, dropped_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, month.endIndex());
            insert.setLong(2, month.firstIndex());
            insert.setObject(3, month.month());
            insert.setString(4, month.note());
            insert.setObject(5, month.droppedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
