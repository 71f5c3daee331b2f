package io.tillgate.user.activation;

import io.tillgate.user.account.Account;
import java.time.Instant;
import java.util.UUID;

/**
 * A link as the table knows it: without its secret.
 *
 * @param accountId the account
 * @param email the address that it went to
 * @param createdAt when it was made
 */
record StoredLink(UUID accountId, String email, Instant createdAt) {

    /** Whether it may still act on the account: same address, and no password set since. */
    boolean fits(Account account) {
        return email.equals(account.email()) && !account.credentialsChangedAt().isAfter(createdAt);
    }
}
