package io.tillgate.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database and the role of the same name that owns it. Only it, the superuser and, if there is one, the role of its
 * service may connect.
 */
record DatabaseOwner(String name, String password) {
    private static final String RUNTIME = "_runtime";

    DatabaseOwner {
        if (!name.matches("[a-z][a-z0-9_]{0,50}")) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
    }

    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            role(connection, name);
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            }
        }
    }

    /** Creates the role {@code <name>_runtime}, which may connect. The tables' owner grants the rest. */
    void createRuntimeRole(Connection connection) throws SQLException {
        role(connection, name + RUNTIME);
        try (Statement statement = connection.createStatement()) {
            statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + name + RUNTIME);
        }
    }

    private void role(Connection connection, String role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // DDL takes no bind parameters; format() quotes.
            String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
            statement.execute(quoted(connection, verb + " ROLE %I LOGIN PASSWORD %L", role));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private String quoted(Connection connection, String format, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT format(?, ?, ?)")) {
            statement.setString(1, format);
            statement.setString(2, role);
            statement.setString(3, password);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    @Override
    public String toString() {
        return "DatabaseOwner[" + name + "]";
    }
}
