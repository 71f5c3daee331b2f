package io.tillgate.resource.revocation;

import io.tillgate.resource.key.VerificationKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * The place of a snapshot on disk.
 *
 * @param directory a directory that only this instance uses
 * @param maximumBytes the maximum size
 * @param interval the time between two updates
 */
public record SnapshotPlace(Path directory, long maximumBytes, Duration interval) {
    private static final long BYTES_PER_MEBIBYTE = 1024L * 1024;

    /** Returns a place with a maximum size in MiB. */
    public static SnapshotPlace of(Path directory, int maximumMebibytes, Duration interval) {
        return new SnapshotPlace(directory, maximumMebibytes * BYTES_PER_MEBIBYTE, interval);
    }

    /** Returns the place in a subdirectory of this one. */
    public SnapshotPlace within(String name) {
        return new SnapshotPlace(directory.resolve(name), maximumBytes, interval);
    }

    /** Creates the snapshot of this place. */
    public RevocationSnapshot snapshot(VerificationKeys keys, Clock clock) {
        return new RevocationSnapshot(directory, maximumBytes, interval, keys, clock);
    }
}
