package io.tillgate.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.audit.proof.LoggedRecord;
import io.tillgate.audit.tree.CompactRange;
import io.tillgate.audit.tree.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The real servers with a log of three months: 300 records, 20 and 300. */
public final class OldLog implements QuarkusTestResourceLifecycleManager {
    static final int DROPPED = 320;
    static final int LEFT = 300;

    /** Months before this one. */
    static final int OLDEST = 11;

    private static final int KEPT_HEIGHT = 8;

    private final RealServers servers = new RealServers();
    private final CompactRange tree = new CompactRange();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(servers.start());
        String url = settings.get("quarkus.flyway.jdbc-url");
        Flyway.configure()
                .dataSource(url, "audit", "audit")
                .locations("db/migration", "db/outbox")
                .placeholders(Map.of("runtime-role", "audit_runtime"))
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "audit", "audit")) {
            connection.setAutoCommit(false);
            insert(connection, OLDEST, 300);
            insert(connection, OLDEST - 1, 20);
            insert(connection, OLDEST - 2, LEFT);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        settings.put("tillgate.audit.retention.keep-months", Integer.toString(OLDEST - 2));
        settings.put("tillgate.audit.retention.interval", "PT1S");
        return settings;
    }

    /** The id of a record. */
    static UUID id(long index) {
        return UUID.nameUUIDFromBytes(Long.toString(index).getBytes(StandardCharsets.UTF_8));
    }

    private void insert(Connection connection, int monthsAgo, int count) throws SQLException {
        OffsetDateTime month = YearMonth.now(ZoneOffset.UTC)
                .minusMonths(monthsAgo)
                .atDay(3)
                .atStartOfDay()
                .atOffset(ZoneOffset.UTC);
        run(connection, "SELECT audit_month(?)", month);
        OffsetDateTime at = month;
        for (int i = 0; i < count; i++) {
            at = month.plusSeconds(i);
            append(connection, at);
        }
        ByteArrayOutputStream edge = new ByteArrayOutputStream();
        tree.edge().forEach(hash -> edge.writeBytes(hash.bytes()));
        run(
                connection,
                "UPDATE audit_tree SET size = ?, edge = ?, recorded_at = ?",
                tree.size(),
                edge.toByteArray(),
                at);
    }

    private void append(Connection connection, OffsetDateTime at) throws SQLException {
        long index = tree.size();
        Instant time = at.toInstant();
        Hash leaf = new LoggedRecord(
                        index,
                        id(index).toString(),
                        "a.B",
                        "/s",
                        time,
                        null,
                        "somebody",
                        null,
                        null,
                        null,
                        "t",
                        0,
                        index,
                        "{}",
                        time)
                .leaf();
        run(connection, """
                INSERT INTO audit_event (id, type, type_name, source, time, actor, kafka_topic, kafka_partition,
                    kafka_offset, data, terms, recorded_at, leaf_index, leaf_hash)
                VALUES (?, 'a.B', 'B', '/s', ?, 'somebody', 't', 0, ?, '{}', '', ?, ?, ?)""", id(index), at, index, at, index, leaf.bytes());
        run(connection, "INSERT INTO audit_event_id VALUES (?, ?, ?)", id(index), index, at);
        Map<Long, Hash> kept = new HashMap<>();
        tree.append(leaf, (node, hash) -> {
            if (node.height() == KEPT_HEIGHT) {
                kept.put(node.index(), hash);
            }
        });
        for (Map.Entry<Long, Hash> node : kept.entrySet()) {
            run(
                    connection,
                    "INSERT INTO audit_node VALUES (?, ?, ?)",
                    KEPT_HEIGHT,
                    node.getKey(),
                    node.getValue().bytes());
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Override
    public void inject(TestInjector injector) {
        servers.inject(injector);
    }

    @Override
    public void stop() {
        servers.stop();
    }
}
