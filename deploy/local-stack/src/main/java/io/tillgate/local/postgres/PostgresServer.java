package io.tillgate.local.postgres;

import io.tillgate.local.part.ManagedProcess;
import io.tillgate.local.part.PartException;
import io.tillgate.local.part.Signal;
import io.tillgate.local.tls.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server of one stack, on loopback. Every connection needs a password. */
public final class PostgresServer implements ManagedProcess {
    private final PostgresSettings settings;
    private final Map<String, String> databases;
    private final Map<String, String> runtimeRoles;

    /**
     * @param databases the databases that are created when the server is ready, with the passwords of their owners of
     *     the same name
     * @param runtimeRoles the databases with a second role, and that role's password
     */
    public PostgresServer(PostgresSettings settings, Map<String, String> databases, Map<String, String> runtimeRoles) {
        this.settings = settings;
        this.databases = Map.copyOf(databases);
        this.runtimeRoles = Map.copyOf(runtimeRoles);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public List<String> prepare() throws IOException {
        PostgresBinaries binaries = PostgresBinaries.in(settings.binaries());
        if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
            initialise(binaries);
        }
        new PostmasterLock(settings.data()).removeIfDead();
        StringBuilder configuration = new StringBuilder(configuration());
        if (settings.superuser().tls().isPresent()) {
            Path rules = settings.data().resolve("tillgate_hba.conf");
            Files.writeString(rules, "hostssl all all 127.0.0.1/32 scram-sha-256\n");
            configuration.append(tls(settings.superuser().tls().get(), rules));
        }
        Files.writeString(settings.data().resolve("tillgate.conf"), configuration);
        return asOrdinaryUser(List.of(
                binaries.program("postgres"),
                "-D",
                settings.data().toString(),
                "-c",
                "config_file=" + settings.data().resolve("tillgate.conf")));
    }

    @Override
    public boolean ready() {
        return settings.superuser().isLetIn();
    }

    @Override
    public void complete() throws IOException {
        for (Map.Entry<String, String> database : databases.entrySet()) {
            settings.superuser().createDatabase(database.getKey(), database.getValue());
        }
        for (Map.Entry<String, String> role : runtimeRoles.entrySet()) {
            settings.superuser().createRuntimeRole(role.getKey(), role.getValue());
        }
    }

    /** Returns the signal for fast shutdown, which ends sessions. TERM would wait for all clients to disconnect. */
    @Override
    public Signal stopSignal() {
        return Signal.INT;
    }

    private void initialise(PostgresBinaries binaries) throws IOException {
        Path parent = Files.createDirectories(settings.data().toAbsolutePath().getParent());
        Path passwordFile = Files.createTempFile(
                parent,
                "initdb",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, settings.superuser().password() + "\n");
            List<String> command = new ArrayList<>(List.of(binaries.program("initdb")));
            command.addAll(List.of("-D", settings.data().toString(), "-U", Superuser.NAME));
            command.addAll(List.of("--pwfile", passwordFile.toString(), "-A", "scram-sha-256", "-E", "UTF8"));
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync"));
            run(asOrdinaryUser(command));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new PartException("initdb failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while initdb ran", e);
        }
    }

    private String configuration() {
        return """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 200
                shared_buffers = 128MB
                dynamic_shared_memory_type = posix
                password_encryption = 'scram-sha-256'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                fsync = %s
                """.formatted(settings.superuser().port(), settings.durable() ? "on" : "off");
    }

    /** Enables TLS. A connection without TLS matches no rule and is refused. */
    private static String tls(ServerFiles files, Path rules) {
        return """
                ssl = on
                ssl_cert_file = '%s'
                ssl_key_file = '%s'
                ssl_min_protocol_version = 'TLSv1.2'
                ssl_ciphers = 'ECDHE+AESGCM:ECDHE+CHACHA20'
                hba_file = '%s'
                """.formatted(files.certificate(), files.key(), rules);
    }

    /**
     * Wraps the command, since PostgreSQL refuses to run as root. In a user namespace without a mapping, root is an
     * ordinary user that still owns its files. {@code unshare} execs the command, so that the pid is the server's.
     */
    private static List<String> asOrdinaryUser(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        List<String> unprivileged = new ArrayList<>(List.of("unshare", "-U"));
        unprivileged.addAll(command);
        return unprivileged;
    }
}
