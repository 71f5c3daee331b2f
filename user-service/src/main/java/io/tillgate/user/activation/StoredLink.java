package io.tillgate.user.activation;

import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A link as the table knows it: without its secret.
 *
 * @param accountId the account
 * @param purpose what it is for
 * @param email the address that it went to
 * @param createdAt when it was made
 */
record StoredLink(UUID accountId, LinkPurpose purpose, String email, Instant createdAt) {
    /** Whether it may still act on the account, as the account is now. */
    boolean fits(Account account) {
        boolean active = account.status() == AccountStatus.ACTIVE;
        boolean current = email.equals(account.email());
        return switch (purpose) {
            case ACTIVATION ->
                account.status() == AccountStatus.PENDING_ACTIVATION && current && isPasswordOlder(account);
            case PASSWORD_RESET -> active && current && account.emailVerified() && isPasswordOlder(account);
            case EMAIL_CONFIRMATION ->
                active && (email.equals(account.pendingEmail()) || current && !account.emailVerified());
            case EMAIL_RECOVERY -> active && !current;
        };
    }

    private boolean isPasswordOlder(Account account) {
        return !account.credentialsChangedAt().isAfter(createdAt);
    }
}
