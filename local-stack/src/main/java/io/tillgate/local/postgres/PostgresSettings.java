package io.tillgate.local.postgres;

import io.tillgate.local.tls.ServerFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a PostgreSQL server lives.
 *
 * @param binaries where its programs are unpacked; several servers may share it
 * @param data its data directory
 * @param durable whether commits wait for the disk; off only for throw-away servers of tests (a killed process loses
 *     nothing either way, a crashed machine might)
 * @param tls where it is there, nobody gets in without
 */
public record PostgresSettings(
        Path binaries, Path data, int port, String superuserPassword, boolean durable, Optional<ServerFiles> tls) {
    static final String SUPERUSER = "postgres";

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", superuserPassword);
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
        return "PostgresSettings[data=" + data + ", port=" + port + "]";
    }
}
