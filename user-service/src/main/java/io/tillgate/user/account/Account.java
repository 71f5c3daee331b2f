package io.tillgate.user.account;

import io.tillgate.user.password.PasswordHash;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account. Each {@code with} method is one change, and counts the version up by one, unless it says otherwise.
 *
 * @param id a UUIDv7, so that ids sort by age
 * @param userName unique without regard to case, also among the deleted
 * @param email for its links; not unique
 * @param emailVerified whether the email address is proven to be the account's own, by a link that was sent there
 * @param displayName the name shown to people
 * @param status what it may do
 * @param groups its groups
 * @param passwordHash null while it has no password
 * @param credentialsChangedAt when the password was last set; when the account was made, before
 * @param version counts the changes, from 1
 * @param createdAt when it was made
 */
public record Account(
        UUID id,
        String userName,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String displayName,
        AccountStatus status,
        List<String> groups,
        @Nullable PasswordHash passwordHash,
        Instant credentialsChangedAt,
        long version,
        Instant createdAt) {

    /** Copies its list. */
    public Account {
        groups = List.copyOf(groups);
    }

    /** A new account: active where it has a password, else pending its activation. */
    public static Account create(
            UUID id,
            String userName,
            @Nullable String email,
            @Nullable String displayName,
            List<String> groups,
            @Nullable PasswordHash passwordHash,
            Instant now) {
        AccountStatus status = passwordHash == null ? AccountStatus.PENDING_ACTIVATION : AccountStatus.ACTIVE;
        return new Account(id, userName, email, false, displayName, status, groups, passwordHash, now, 1, now);
    }

    /** Whether it may administer: an active member of {@code administrator}. */
    public boolean isActiveAdministrator() {
        return status == AccountStatus.ACTIVE && groups.contains("administrator");
    }

    /** With another status. */
    public Account withStatus(AccountStatus changed) {
        return new Account(
                id,
                userName,
                email,
                emailVerified,
                displayName,
                changed,
                groups,
                passwordHash,
                credentialsChangedAt,
                version + 1,
                createdAt);
    }

    /** With other groups. */
    public Account withGroups(List<String> changed) {
        return new Account(
                id,
                userName,
                email,
                emailVerified,
                displayName,
                status,
                changed,
                passwordHash,
                credentialsChangedAt,
                version + 1,
                createdAt);
    }

    /** With another email address and display name; another address is not proven yet. */
    public Account withProfile(@Nullable String changedEmail, @Nullable String changedDisplayName) {
        return new Account(
                id,
                userName,
                changedEmail,
                emailVerified && Objects.equals(email, changedEmail),
                changedDisplayName,
                status,
                groups,
                passwordHash,
                credentialsChangedAt,
                version + 1,
                createdAt);
    }

    /** With a new password, set now. */
    public Account withPassword(PasswordHash changed, Instant now) {
        return new Account(
                id, userName, email, emailVerified, displayName, status, groups, changed, now, version + 1, createdAt);
    }

    /** Activated by its first password, set now. */
    public Account activated(PasswordHash first, Instant now) {
        return new Account(
                id,
                userName,
                email,
                emailVerified,
                displayName,
                AccountStatus.ACTIVE,
                groups,
                first,
                now,
                version + 1,
                createdAt);
    }

    /** With its email address proven by the link that made the change it is part of; counts no version of its own. */
    public Account withEmailVerified() {
        return new Account(
                id,
                userName,
                email,
                email != null,
                displayName,
                status,
                groups,
                passwordHash,
                credentialsChangedAt,
                version,
                createdAt);
    }

    /** Its tombstone: personal data and credential are gone; the name stays, so that it never means someone else. */
    public Account deleted() {
        return new Account(
                id,
                userName,
                null,
                false,
                null,
                AccountStatus.DELETED,
                groups,
                null,
                credentialsChangedAt,
                version + 1,
                createdAt);
    }
}
