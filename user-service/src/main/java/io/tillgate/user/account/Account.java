package io.tillgate.user.account;

import io.tillgate.user.password.KnownWords;
import io.tillgate.user.password.PasswordHash;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account. Each {@code with} method is one change, and counts the version up by one, unless it says otherwise.
 *
 * @param id a UUIDv7, so that ids sort by age
 * @param userName unique without regard to case, also among the deleted
 * @param email for its links; not unique
 * @param emailVerified whether the email address is proven to be the account's own, by a link that was sent there
 * @param pendingEmail the address that replaces {@code email} when its own link is used; null where none waits
 * @param displayName the name shown to people
 * @param status what it may do
 * @param groups its groups
 * @param passwordHash null while it has no password
 * @param credentialsChangedAt when the password was last set; when the account was made, before
 * @param appsNotBefore API apps of the account from before are deleted; null if that was never asked for
 * @param version counts the changes, from 1
 * @param createdAt when it was made
 */
public record Account(
        UUID id,
        String userName,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String pendingEmail,
        @Nullable String displayName,
        AccountStatus status,
        List<String> groups,
        @Nullable PasswordHash passwordHash,
        Instant credentialsChangedAt,
        @Nullable Instant appsNotBefore,
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
        return new Account(
                id, userName, email, false, null, displayName, status, groups, passwordHash, now, null, 1, now);
    }

    /** Whether it may administer: an active member of {@code administrator}. */
    public boolean isActiveAdministrator() {
        return status == AccountStatus.ACTIVE && groups.contains("administrator");
    }

    /** What an attacker knows of it and tries first as its password. */
    public List<String> knownWords() {
        return Stream.concat(
                        KnownWords.of(userName, email, displayName).stream(),
                        KnownWords.of(userName, pendingEmail, displayName).stream())
                .distinct()
                .toList();
    }

    /** With another status. */
    public Account withStatus(AccountStatus changed) {
        return new Account(
                id,
                userName,
                email,
                emailVerified,
                pendingEmail,
                displayName,
                changed,
                groups,
                passwordHash,
                credentialsChangedAt,
                appsNotBefore,
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
                pendingEmail,
                displayName,
                status,
                changed,
                passwordHash,
                credentialsChangedAt,
                appsNotBefore,
                version + 1,
                createdAt);
    }

    /** The address that it is to have: the one that waits for its link, else the one that it has. */
    @Nullable
    String wantedEmail() {
        return pendingEmail == null ? email : pendingEmail;
    }

    /**
     * With another email address and display name. Another address waits until its link is used, and the one before stays
     * until then; an account that has no password yet takes it at once, since its activation proves it.
     */
    public Account withProfile(@Nullable String wantedEmail, @Nullable String changedDisplayName) {
        boolean atOnce = wantedEmail == null || passwordHash == null;
        String now = atOnce ? wantedEmail : email;
        return new Account(
                id,
                userName,
                now,
                emailVerified && Objects.equals(now, email),
                atOnce || Objects.equals(wantedEmail, email) ? null : wantedEmail,
                changedDisplayName,
                status,
                groups,
                passwordHash,
                credentialsChangedAt,
                appsNotBefore,
                version + 1,
                createdAt);
    }

    /** With the address that a link went to, which its use proves. */
    public Account withEmail(String proven) {
        return new Account(
                id,
                userName,
                proven,
                true,
                null,
                displayName,
                status,
                groups,
                passwordHash,
                credentialsChangedAt,
                appsNotBefore,
                version + 1,
                createdAt);
    }

    /** With a new password, set now; an address that waits is given up, since a thief may have asked for it. */
    public Account withPassword(PasswordHash changed, Instant now) {
        return new Account(
                id,
                userName,
                email,
                emailVerified,
                null,
                displayName,
                status,
                groups,
                changed,
                now,
                appsNotBefore,
                version + 1,
                createdAt);
    }

    /** Active, with a password that was set now by a link, which proves the address that it went to. */
    public Account withPassword(PasswordHash changed, String proven, Instant now) {
        return new Account(
                id,
                userName,
                proven,
                true,
                null,
                displayName,
                AccountStatus.ACTIVE,
                groups,
                changed,
                now,
                appsNotBefore,
                version + 1,
                createdAt);
    }

    /** With the API apps of up to now deleted, as part of another change; counts no version of its own. */
    public Account withoutApps(Instant now) {
        return new Account(
                id,
                userName,
                email,
                emailVerified,
                pendingEmail,
                displayName,
                status,
                groups,
                passwordHash,
                credentialsChangedAt,
                now,
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
                null,
                AccountStatus.DELETED,
                groups,
                null,
                credentialsChangedAt,
                appsNotBefore,
                version + 1,
                createdAt);
    }
}
