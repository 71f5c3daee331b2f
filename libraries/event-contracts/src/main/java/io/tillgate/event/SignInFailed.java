package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A sign-in was refused.
 *
 * @param clientId the client that it came through
 * @param accountId the account, where the password was right
 * @param userNameHash SHA-256 of the user name in lower case, hexadecimal: the name itself may hold a mistyped password
 * @param cause {@code bad_credentials}, {@code account_disabled}, {@code account_pending_activation} or {@code account_deleted}
 */
public record SignInFailed(String clientId, @Nullable String accountId, String userNameHash, String cause)
        implements Event {

    /** Requires what is not nullable. */
    public SignInFailed {
        requireNonNull(clientId, "clientId");
        requireNonNull(userNameHash, "userNameHash");
        requireNonNull(cause, "cause");
    }

    @Override
    public String key() {
        return clientId;
    }

    @Override
    public String subject() {
        return userNameHash;
    }

    @Override
    public boolean callerProven() {
        return false;
    }
}
