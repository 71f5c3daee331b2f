package io.tillgate.resource.key;

import org.jspecify.annotations.Nullable;

/** Thrown if the issuer's keys cannot be fetched and none are known. */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
