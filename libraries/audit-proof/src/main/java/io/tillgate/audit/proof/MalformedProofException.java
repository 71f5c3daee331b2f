package io.tillgate.audit.proof;

import org.jspecify.annotations.Nullable;

/** Thrown if a checkpoint, a key or an export is malformed or cannot be verified. The message contains no secrets. */
public final class MalformedProofException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedProofException(String message) {
        this(message, null);
    }

    MalformedProofException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
