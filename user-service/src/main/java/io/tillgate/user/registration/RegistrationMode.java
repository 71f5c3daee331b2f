package io.tillgate.user.registration;

import io.tillgate.user.access.Caller;
import io.tillgate.user.access.CallerSource;

/** Who may make an account. */
public enum RegistrationMode {
    /** Everyone. */
    OPEN,
    /** A client, by a token of its own (client_credentials) with the scope {@code users:register}, or an administrator. */
    CLIENT,
    /** An administrator. */
    ADMIN;

    private static final String REGISTER_SCOPE = "users:register";

    /** Lets those pass who may. */
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
