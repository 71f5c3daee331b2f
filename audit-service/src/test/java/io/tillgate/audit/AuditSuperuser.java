package io.tillgate.audit;

import io.tillgate.local.EmbeddedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The superuser of PostgreSQL, whom no trigger and no grant stops. */
final class AuditSuperuser implements AutoCloseable {
    private final Connection connection;

    AuditSuperuser(EmbeddedServers servers) throws SQLException {
        this.connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + servers.postgresPort() + "/audit", "postgres", "postgres");
        run("SET session_replication_role = replica");
    }

    void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
