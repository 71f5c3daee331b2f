package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * An account proved who it is.
 *
 * @param accountId the account
 * @param clientId the client that it signed in through
 * @param method how: {@code password} (a token grant) or {@code browser}
 */
public record SignInSucceeded(String accountId, String clientId, String method) implements Event {

    /** Requires what is not nullable. */
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
