package io.tillgate.user.account;

import org.jspecify.annotations.Nullable;

/**
 * The addresses of an account before a change.
 *
 * @param email its email address; null if it had none
 * @param verified whether it was verified
 * @param pending the pending address; null if there was none
 */
public record EmailState(
        @Nullable String email, boolean verified, @Nullable String pending) {}
