package io.tillgate.audit.log;

import io.tillgate.audit.proof.LoggedRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Migration 3: adds the events that are older than the tree to it, in the order in which they were recorded. */
public final class OlderEvents implements JavaMigration {
    private static final int BATCH = 1_000;
    private static final String NEXT = """
            SELECT sequence, id::text, type, source, time, subject, actor, client_id, address, trace_id, kafka_topic,
                kafka_partition, kafka_offset, data::text, recorded_at
            FROM audit_event WHERE sequence > ? ORDER BY sequence LIMIT""" + " " + BATCH;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3");
    }

    @Override
    public String getDescription() {
        return "older events";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        execute(connection, "ALTER TABLE audit_event DISABLE TRIGGER audit_event_is_append_only");
        TreeState tree = new TreeState(0, List.of(), Instant.EPOCH);
        long sequence = 0;
        for (List<Row> rows = next(connection, sequence, tree);
                !rows.isEmpty();
                rows = next(connection, sequence, tree)) {
            Row last = rows.get(rows.size() - 1);
            Growth growth = Growth.of(
                    tree, rows.stream().map(Row::entry).toList(), last.entry().recordedAt());
            save(connection, rows, growth);
            tree = growth.after();
            sequence = last.sequence();
        }
        save(connection, tree);
        execute(connection, "ALTER TABLE audit_event ENABLE TRIGGER audit_event_is_append_only");
    }

    private static List<Row> next(Connection connection, long after, TreeState tree) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setLong(1, after);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(result.getLong(1), entry(result, tree.size() + rows.size())));
                }
            }
            return rows;
        }
    }

    private static LoggedRecord entry(ResultSet row, long index) throws SQLException {
        return new LoggedRecord(
                index,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getInt(12),
                row.getLong(13),
                row.getString(14),
                row.getObject(15, OffsetDateTime.class).toInstant());
    }

    private static void save(Connection connection, List<Row> rows, Growth growth) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE audit_event SET leaf_index = ?, leaf_hash = ? WHERE sequence = ?")) {
            for (int i = 0; i < rows.size(); i++) {
                update.setLong(1, growth.first() + i);
                update.setBytes(2, growth.leaves().get(i).bytes());
                update.setLong(3, rows.get(i).sequence());
                update.addBatch();
            }
            update.executeBatch();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO audit_node (height, index, hash) VALUES (?, ?, ?)")) {
            for (Growth.Kept kept : growth.nodes()) {
                insert.setInt(1, kept.node().height());
                insert.setLong(2, kept.node().index());
                insert.setBytes(3, kept.hash().bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void save(Connection connection, TreeState tree) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE audit_tree SET size = ?, edge = ?, recorded_at = ?")) {
            update.setLong(1, tree.size());
            update.setBytes(2, TreeState.bytes(tree.edge()).getBytes());
            update.setObject(3, tree.recordedAt().atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Row(long sequence, LoggedRecord entry) {}
}
