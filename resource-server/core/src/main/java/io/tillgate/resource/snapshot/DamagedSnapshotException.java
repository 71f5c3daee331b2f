package io.tillgate.resource.snapshot;

import java.io.IOException;

/** A snapshot is not what was written: cut, changed, or open to others. Nothing is known by it. */
public final class DamagedSnapshotException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedSnapshotException(String message) {
        super(message);
    }

    DamagedSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
