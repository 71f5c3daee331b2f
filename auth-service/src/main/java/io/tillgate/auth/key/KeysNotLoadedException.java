package io.tillgate.auth.key;

/** The service is still starting and its keys are not loaded yet. */
public final class KeysNotLoadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysNotLoadedException() {
        super("the keys are not loaded yet", null, false, false);
    }
}
