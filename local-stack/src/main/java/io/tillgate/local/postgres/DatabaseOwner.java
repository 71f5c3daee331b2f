package io.tillgate.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database and the role that owns it, of the same name. No other role but the superuser may connect to it. */
record DatabaseOwner(String name, String password) {
    DatabaseOwner {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
    }

    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // DDL takes no bind parameters: format() quotes.
            String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?") ? "ALTER" : "CREATE";
            statement.execute(quoted(connection, verb + " ROLE %I LOGIN PASSWORD %L"));
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?")) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            }
        }
    }

    private boolean exists(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private String quoted(Connection connection, String format) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT format(?, ?, ?)")) {
            statement.setString(1, format);
            statement.setString(2, name);
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
