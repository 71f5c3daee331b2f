package io.tillgate.benchmarks.audit;

import io.tillgate.audit.proof.LoggedRecord;
import io.tillgate.audit.tree.CompactRange;
import io.tillgate.audit.tree.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Replaces the log of a stopped audit-service, including its tree, with generated events. Connects as the owner of the
 * tables.
 */
final class GeneratedLog {
    private static final int BATCH = 50_000;
    private static final int KEPT_HEIGHTS = 8;
    private static final String COPY =
            "COPY audit_event (id, type, type_name, source, time, subject, actor, client_id, address,"
                    + " trace_id, kafka_topic, kafka_partition, kafka_offset, data, terms, recorded_at, leaf_index, leaf_hash)"
                    + " FROM STDIN";

    private final Connection connection;
    private final CompactRange tree = new CompactRange();

    GeneratedLog(Connection connection) {
        this.connection = connection;
    }

    void fill(GeneratedEvents events, long records) throws SQLException, IOException {
        for (String month :
                texts("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_event'::regclass")) {
            run("DROP TABLE " + month);
        }
        for (String table : List.of("audit_event_id", "audit_node", "audit_checkpoint")) {
            run("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            run("TRUNCATE " + table);
        }
        run("TRUNCATE audit_personal");
        List<String> indexes = dropIndexes();
        for (long first = 0; first < records; first += BATCH) {
            fill(events, first, Math.min(records, first + BATCH));
        }
        run(
                "INSERT INTO audit_event_id (id, leaf_index, recorded_at) SELECT id, leaf_index, recorded_at FROM audit_event");
        for (String index : indexes) {
            run(index);
            System.out.println("  " + index);
        }
        moveTree(events, records);
        for (String table : List.of("audit_event_id", "audit_node", "audit_checkpoint")) {
            run("ALTER TABLE " + table + " ENABLE TRIGGER USER");
        }
        run("VACUUM ANALYZE audit_event");
        run("VACUUM ANALYZE audit_event_id");
    }

    private void fill(GeneratedEvents events, long first, long end) throws SQLException, IOException {
        for (long month = first; month < end; month += 1_000) {
            run("SELECT audit_month('" + events.time(month) + "')");
        }
        run("SELECT audit_month('" + events.time(end).plusSeconds(1) + "')");
        StringBuilder rows = new StringBuilder();
        StringBuilder nodes = new StringBuilder();
        for (long index = first; index < end; index++) {
            LoggedRecord event = events.next(index);
            Hash leaf = event.leaf();
            tree.append(leaf, (node, hash) -> {
                if (node.height() > 0 && node.height() % KEPT_HEIGHTS == 0) {
                    nodes.append(node.height())
                            .append('\t')
                            .append(node.index())
                            .append('\t')
                            .append(hex(hash))
                            .append('\n');
                }
            });
            row(rows, event, leaf);
        }
        copy(COPY, rows);
        copy("COPY audit_node (height, index, hash) FROM STDIN", nodes);
        System.out.println("  " + end + " records");
    }

    private static void row(StringBuilder rows, LoggedRecord event, Hash leaf) {
        List<@Nullable Object> columns = new ArrayList<>();
        columns.add(event.id());
        columns.add(event.type());
        columns.add(event.type().substring(event.type().lastIndexOf('.') + 1));
        columns.add(event.source());
        columns.add(event.time());
        columns.add(event.subject());
        columns.add(event.actor());
        columns.add(event.clientId());
        columns.add(event.address());
        columns.add(event.traceId());
        columns.add(event.topic());
        columns.add(event.partition());
        columns.add(event.offset());
        columns.add(event.data());
        columns.add(GeneratedEvents.terms(event));
        columns.add(event.recordedAt());
        columns.add(event.index());
        columns.add(hex(leaf));
        for (int i = 0; i < columns.size(); i++) {
            Object value = columns.get(i);
            rows.append(i == 0 ? "" : "\t").append(value == null ? "\\N" : value);
        }
        rows.append('\n');
    }

    private void moveTree(GeneratedEvents events, long records) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE audit_tree SET size = ?, edge = ?, recorded_at = ?")) {
            byte[] edge = new byte[tree.edge().size() * Hash.BYTES];
            for (int i = 0; i < tree.edge().size(); i++) {
                System.arraycopy(tree.edge().get(i).bytes(), 0, edge, i * Hash.BYTES, Hash.BYTES);
            }
            update.setLong(1, records);
            update.setBytes(2, edge);
            update.setObject(3, events.time(records).atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    /** Drops the indexes and returns the statements that create them again. */
    private List<String> dropIndexes() throws SQLException {
        List<String> made = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT indexname, indexdef FROM pg_indexes"
                        + " WHERE tablename = 'audit_event' AND indexname <> 'audit_event_pkey'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
                made.add(rows.getString(2).replace(" ON ONLY ", " ON "));
            }
        }
        for (String name : names) {
            run("DROP INDEX " + name);
        }
        return made;
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private void copy(String sql, StringBuilder rows) throws SQLException, IOException {
        CopyManager copies = new CopyManager(connection.unwrap(BaseConnection.class));
        copies.copyIn(sql, new java.io.ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String hex(Hash hash) {
        return "\\\\x" + HexFormat.of().formatHex(hash.bytes());
    }
}
