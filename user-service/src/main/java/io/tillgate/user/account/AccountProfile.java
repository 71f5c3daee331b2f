package io.tillgate.user.account;

import java.time.Instant;

/**
 * An account and when it was last changed.
 *
 * @param account the account
 * @param updatedAt when it was made or last changed
 */
public record AccountProfile(Account account, Instant updatedAt) {}
