package io.tillgate.auth.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An account as this service knows it.
 *
 * @param id its id, the {@code sub} of its tokens
 * @param userName the name that it signs in with
 * @param status {@code active} or why it is not
 * @param groups the groups that it is in
 * @param version counts its changes at user-service
 * @param tokensNotBefore its tokens that were issued before this time are dead
 */
public record Account(
        UUID id, String userName, String status, List<String> groups, long version, Instant tokensNotBefore) {

    /** Whether it may sign in and keep what it has. */
    public boolean isActive() {
        return status.equals("active");
    }
}
