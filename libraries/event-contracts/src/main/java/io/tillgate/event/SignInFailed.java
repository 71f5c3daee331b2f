package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A sign-in was refused.
 *
 * @param clientId the client through which it came
 * @param accountId the account, if the password was correct
 * @param userNameHash SHA-256 of the user name in lower case, hexadecimal; the name itself is not sent, as it may be a
 *     mistyped password
 * @param cause {@code bad_credentials}, {@code account_disabled}, {@code account_pending_activation} or {@code
 *     account_deleted}
 */
public record SignInFailed(String clientId, @Nullable String accountId, String userNameHash, String cause)
        implements Event {

    /** Requires all fields that are not nullable. */
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
