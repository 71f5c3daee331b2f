package io.tillgate.resource.revocation;

import io.tillgate.resource.key.VerificationKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Where a snapshot is kept.
 *
 * @param directory a directory of this instance's own
 * @param maximumBytes what it may take at most
 * @param interval how often it is brought up to date
 */
public record SnapshotPlace(Path directory, long maximumBytes, Duration interval) {
    private static final long BYTES_PER_MEBIBYTE = 1024L * 1024;

    /** A place that takes so many MiB at most. */
    public static SnapshotPlace of(Path directory, int maximumMebibytes, Duration interval) {
        return new SnapshotPlace(directory, maximumMebibytes * BYTES_PER_MEBIBYTE, interval);
    }

    /** A place of its own within this one. */
    public SnapshotPlace within(String name) {
        return new SnapshotPlace(directory.resolve(name), maximumBytes, interval);
    }

    /** A snapshot here. */
    public RevocationSnapshot snapshot(VerificationKeys keys, Clock clock) {
        return new RevocationSnapshot(directory, maximumBytes, interval, keys, clock);
    }
}
