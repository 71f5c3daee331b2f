package io.tillgate.user.activation;

import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A link as the table knows it: by the keyed hash of its secret, never the secret. */
@Entity
@Table(name = "action_link")
class StoredLink {
    @Id
    private byte[] tokenHash;

    private UUID accountId;

    @Enumerated(EnumType.STRING)
    private LinkPurpose purpose;

    private String email;
    private Instant createdAt;
    private Instant expiresAt;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    protected StoredLink() {}

    StoredLink(
            byte[] tokenHash, UUID accountId, LinkPurpose purpose, String email, Instant createdAt, Instant expiresAt) {
        this.tokenHash = tokenHash.clone();
        this.accountId = accountId;
        this.purpose = purpose;
        this.email = email;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    /** The account. */
    UUID accountId() {
        return accountId;
    }

    /** What it is for. */
    LinkPurpose purpose() {
        return purpose;
    }

    /** The address that it went to. */
    String email() {
        return email;
    }

    /** When it was made. */
    Instant createdAt() {
        return createdAt;
    }

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
