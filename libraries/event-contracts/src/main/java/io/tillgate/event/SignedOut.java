package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * A browser session of an account ended, by sign-out or because the account or its password changed.
 *
 * @param accountId the account
 * @param sessionId the session, the {@code sid} of its ID tokens
 * @param reason the reason, a short stable word such as {@code session_ended}
 */
public record SignedOut(String accountId, String sessionId, String reason) implements Event {

    /** Requires all fields. */
    public SignedOut {
        requireNonNull(accountId, "accountId");
        requireNonNull(sessionId, "sessionId");
        requireNonNull(reason, "reason");
    }

    @Override
    public String key() {
        return accountId;
    }
}
