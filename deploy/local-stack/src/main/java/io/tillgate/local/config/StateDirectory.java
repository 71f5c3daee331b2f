package io.tillgate.local.config;

import io.tillgate.local.part.DirectoryTree;
import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The directory of a stack: {@code .tillgate} in the checkout, or {@code TILLGATE_HOME}. Two stacks with separate
 * directories and ports can run side by side.
 */
public record StateDirectory(Path path) {
    private static final String AUDIT_CHECKPOINTS = "audit-checkpoints";
    private static final String SCHEMA_VERSION = "schema-version";

    /** Increase this with every edit of a migration, so that databases of an older build are refused. */
    private static final String SCHEMA = "10";

    private static final List<String> DIRECTORIES = List.of("", "config", "run", "log", AUDIT_CHECKPOINTS);
    private static final List<String> CONTENT = List.of(
            "config",
            "run",
            "log",
            "postgres",
            "kafka",
            "tls",
            AUDIT_CHECKPOINTS,
            "credentials.json",
            "secrets.properties",
            "ports.properties",
            "topology.properties",
            "issuers",
            SCHEMA_VERSION);

    public StateDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** Creates the directories with mode 700. */
    public void create() throws IOException {
        for (String directory : DIRECTORIES) {
            PrivateFile.directory(path.resolve(directory));
        }
    }

    /**
     * Refuses databases of an older build, since there are no migrations before the first release.
     *
     * @throws PartException if the data is older; the message says what to do
     */
    void requireCurrentData() throws IOException {
        Path version = path.resolve(SCHEMA_VERSION);
        boolean current = Files.exists(version) && Files.readString(version).equals(SCHEMA);
        if (Files.exists(postgresData()) && !current) {
            throw new PartException("The data in " + path + " was written by an older build and cannot be used."
                    + " ./tillgate up --fresh deletes all data and secrets, and starts over.");
        }
        PrivateFile.write(version, SCHEMA);
    }

    /** Deletes everything that a stack writes, and nothing else in the directory. */
    public void clear() throws IOException {
        for (String name : CONTENT) {
            DirectoryTree.delete(path.resolve(name));
        }
    }

    public Path config(String file) {
        return path.resolve("config").resolve(file);
    }

    public Path postgresData() {
        return path.resolve("postgres");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path credentials() {
        return path.resolve("credentials.json");
    }

    /** Returns a file of the development CA or a certificate. */
    public Path tls(String file) {
        return path.resolve("tls").resolve(file);
    }

    /** Returns the directory of the audit log's checkpoints outside its database. */
    public Path auditCheckpoints() {
        return path.resolve(AUDIT_CHECKPOINTS);
    }

    Path topology() {
        return path.resolve("topology.properties");
    }

    /** Returns the file with every origin of this stack, one per line, the newest last. */
    Path issuers() {
        return path.resolve("issuers");
    }

    Path secrets() {
        return path.resolve("secrets.properties");
    }

    Path ports() {
        return path.resolve("ports.properties");
    }
}
