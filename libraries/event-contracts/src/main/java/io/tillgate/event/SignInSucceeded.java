package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * An account signed in.
 *
 * @param accountId the account
 * @param clientId the client through which it signed in
 * @param method {@code password} (a token grant) or {@code browser}
 */
public record SignInSucceeded(String accountId, String clientId, String method) implements Event {

    /** Requires all fields. */
    public SignInSucceeded {
        requireNonNull(accountId, "accountId");
        requireNonNull(clientId, "clientId");
        requireNonNull(method, "method");
    }

    @Override
    public String key() {
        return accountId;
    }
}
