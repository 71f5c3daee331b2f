package io.tillgate.resource.snapshot;

import java.io.IOException;

/** Thrown if a snapshot was truncated, changed or writable by others, so that it cannot be trusted. */
public final class DamagedSnapshotException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedSnapshotException(String message) {
        super(message);
    }

    DamagedSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
