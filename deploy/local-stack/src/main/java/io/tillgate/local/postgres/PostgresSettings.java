package io.tillgate.local.postgres;

import java.nio.file.Path;

/**
 * The settings of a PostgreSQL server.
 *
 * @param binaries the directory of its programs, which servers may share
 * @param data its data directory
 * @param durable whether commits wait for the disk; off only for test servers, which lose data only if the machine
 *     crashes
 * @param superuser its superuser
 */
public record PostgresSettings(Path binaries, Path data, boolean durable, Superuser superuser) {}
