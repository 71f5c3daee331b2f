package io.tillgate.audit.proof;

import org.jspecify.annotations.Nullable;

/** A checkpoint, a key or an export is not of its form. The message holds nothing secret. */
public final class MalformedProofException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedProofException(String message) {
        this(message, null);
    }

    MalformedProofException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
