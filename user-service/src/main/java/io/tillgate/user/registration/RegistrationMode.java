package io.tillgate.user.registration;

import io.tillgate.user.access.Caller;
import io.tillgate.user.access.CallerSource;

/** The callers that may create accounts. */
public enum RegistrationMode {
    /** Everyone. */
    OPEN,
    /** A client, by a token of its own (client_credentials) with the scope {@code users:register}, or an administrator. */
    CLIENT,
    /** An administrator. */
    ADMIN;

    private static final String REGISTER_SCOPE = "users:register";

    /** Fails with {@code 401} or {@code 403} unless the caller may create accounts. */
    void admit(CallerSource callers) {
        if (this == OPEN) {
            return;
        }
        Caller caller = callers.require();
        if (this == ADMIN || caller.user()) {
            caller.requireAdministrator();
        } else {
            caller.requireScope(REGISTER_SCOPE);
        }
    }
}
