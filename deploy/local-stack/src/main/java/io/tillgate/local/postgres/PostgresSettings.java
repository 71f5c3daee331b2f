package io.tillgate.local.postgres;

import java.nio.file.Path;

/**
 * Where a PostgreSQL server lives.
 *
 * @param binaries where its programs are unpacked; several servers may share it
 * @param data its data directory
 * @param durable whether commits wait for the disk; off only for throw-away servers of tests (a killed process loses
 *     nothing either way, a crashed machine might)
 */
public record PostgresSettings(Path binaries, Path data, boolean durable, Superuser superuser) {}
