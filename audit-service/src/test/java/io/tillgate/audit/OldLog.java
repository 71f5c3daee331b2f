package io.tillgate.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** The real servers with a log that is older than its tree and its months: 300 records, 20 and 300, of three months. */
public final class OldLog implements QuarkusTestResourceLifecycleManager {
    static final int DROPPED = 320;
    static final int LEFT = 300;

    /** Months before this one. */
    static final int OLDEST = 11;

    private final RealServers servers = new RealServers();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(servers.start());
        String url = settings.get("quarkus.flyway.jdbc-url");
        Flyway.configure()
                .dataSource(url, "audit", "audit")
                .locations("db/migration", "db/outbox")
                .placeholders(Map.of("runtime-role", "audit_runtime"))
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "audit", "audit");
                Statement statement = connection.createStatement()) {
            insert(statement, OLDEST, 0, 300);
            insert(statement, OLDEST - 1, 300, 20);
            insert(statement, OLDEST - 2, DROPPED, LEFT);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        settings.put("tillgate.audit.retention.keep-months", Integer.toString(OLDEST - 2));
        settings.put("tillgate.audit.retention.interval", "PT1S");
        return settings;
    }

    private static void insert(Statement statement, int monthsAgo, int first, int count) throws SQLException {
        statement.execute("""
                INSERT INTO audit_event (id, type, type_name, source, time, actor, kafka_topic, kafka_partition,
                    kafka_offset, data, terms, recorded_at)
                SELECT md5(n::text)::uuid, 'a.B', 'B', '/s', at, 'somebody', 't', 0, n, '{}', '', at
                FROM (SELECT n, date_trunc('month', now(), 'UTC') - interval '%d months' + interval '2 days'
                        + n * interval '1 second' AS at
                    FROM generate_series(%d, %d) AS n) AS events""".formatted(monthsAgo, first, first + count - 1));
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
