package io.tillgate.user.account;

import org.jspecify.annotations.Nullable;

/**
 * The addresses of an account as they were before a change.
 *
 * @param email its email address; null if it had none
 * @param verified whether that was proven
 * @param pending the address that waited for its link; null if none did
 */
public record EmailState(
        @Nullable String email, boolean verified, @Nullable String pending) {}
