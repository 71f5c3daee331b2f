package io.tillgate.local.postgres;

import io.tillgate.local.tls.ServerFiles;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * The superuser of a PostgreSQL server on loopback.
 *
 * @param tls the files for TLS, which is then required; empty without TLS
 */
public record Superuser(int port, String password, Optional<ServerFiles> tls) {
    static final String NAME = "postgres";

    /** Returns whether the server accepts its connections. */
    public boolean isLetIn() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Creates a database and the role of the same name that owns it, unless they exist. */
    public void createDatabase(String name, String itsPassword) throws IOException {
        try (Connection connection = connect()) {
            new DatabaseOwner(name, itsPassword).create(connection);
        } catch (SQLException e) {
            throw new IOException("Cannot create the database " + name + ": " + e.getMessage(), e);
        }
    }

    /** Creates the role {@code <database>_runtime}, which may connect to the database and owns nothing in it. */
    public void createRuntimeRole(String database, String itsPassword) throws IOException {
        try (Connection connection = connect()) {
            new DatabaseOwner(database, itsPassword).createRuntimeRole(connection);
        } catch (SQLException e) {
            throw new IOException("Cannot create the role of " + database + ": " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", NAME);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        tls.ifPresent(files -> {
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("sslrootcert", files.authority().toString());
        });
        return DriverManager.getConnection(
                "jdbc:postgresql://" + (tls.isPresent() ? "localhost" : "127.0.0.1") + ":" + port + "/postgres",
                properties);
    }

    @Override
    public String toString() {
        return "Superuser[port=" + port + "]";
    }
}
