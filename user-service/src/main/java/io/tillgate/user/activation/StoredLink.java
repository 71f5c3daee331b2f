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

/** A link as stored. The table contains the keyed hash of its secret instead of the secret. */
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

    UUID accountId() {
        return accountId;
    }

    LinkPurpose purpose() {
        return purpose;
    }

    /** The address to which it was sent. */
    String email() {
        return email;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Returns whether the link is still valid for the account in its current state. */
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
