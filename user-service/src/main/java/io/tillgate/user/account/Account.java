package io.tillgate.user.account;

import io.tillgate.user.password.KnownWords;
import io.tillgate.user.password.PasswordHash;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account, changed only through {@link Accounts}. A deleted account stays as a tombstone. Not thread-safe. */
@Entity
public class Account {
    @Id
    private UUID id;

    private String userName;
    private @Nullable String email;
    private boolean emailVerified;
    private @Nullable String pendingEmail;
    private @Nullable String displayName;

    @Enumerated(EnumType.STRING)
    private AccountStatus status;

    private List<String> groups;
    private @Nullable PasswordHash passwordHash;
    private Instant credentialsChangedAt;
    private @Nullable Instant appsNotBefore;

    @Version
    private long version = 1;

    private Instant createdAt;
    private Instant updatedAt;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    private Account(UUID id, String userName, AccountStatus status, List<String> groups, Instant now) {
        this.id = id;
        this.userName = userName;
        this.status = status;
        this.groups = List.copyOf(groups);
        this.credentialsChangedAt = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A new account with a UUIDv7: active if it has a password, else pending its activation. */
    public static Account create(
            UUID id,
            String userName,
            @Nullable String email,
            @Nullable String displayName,
            List<String> groups,
            @Nullable PasswordHash passwordHash,
            Instant now) {
        AccountStatus status = passwordHash == null ? AccountStatus.PENDING_ACTIVATION : AccountStatus.ACTIVE;
        Account account = new Account(id, userName, status, groups, now);
        account.email = email;
        account.displayName = displayName;
        account.passwordHash = passwordHash;
        return account;
    }

    /** A UUIDv7, so that ids sort by age. */
    public UUID id() {
        return id;
    }

    /** Unique without regard to case, also among the deleted. */
    public String userName() {
        return userName;
    }

    /** For its links; not unique. */
    public @Nullable String email() {
        return email;
    }

    /** Whether the email address is proven to be the account's own, by a link that was sent there. */
    public boolean emailVerified() {
        return emailVerified;
    }

    /** The address that replaces the email address when its own link is used; null if none waits. */
    public @Nullable String pendingEmail() {
        return pendingEmail;
    }

    /** The name shown to people. */
    public @Nullable String displayName() {
        return displayName;
    }

    /** What it may do. */
    public AccountStatus status() {
        return status;
    }

    /** Its groups. */
    public List<String> groups() {
        return List.copyOf(groups);
    }

    /** Null while it has no password. */
    public @Nullable PasswordHash passwordHash() {
        return passwordHash;
    }

    /** When the password was last set; when the account was made, before. */
    public Instant credentialsChangedAt() {
        return credentialsChangedAt;
    }

    /** API apps of the account from before are deleted; null if that was never asked for. */
    public @Nullable Instant appsNotBefore() {
        return appsNotBefore;
    }

    /** Counts the changes, from 1. */
    public long version() {
        return version;
    }

    /** When it was made. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it was made or last changed. */
    public Instant updatedAt() {
        return updatedAt;
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

    /** Its addresses as they are now. */
    EmailState emailState() {
        return new EmailState(email, emailVerified, pendingEmail);
    }

    /** The address that it is to have: the one that waits for its link, else the one that it has. */
    @Nullable
    String wantedEmail() {
        return pendingEmail == null ? email : pendingEmail;
    }

    /** Whether {@link #changeProfile} would change nothing. */
    boolean hasProfile(@Nullable String wantedEmail, @Nullable String wantedDisplayName) {
        return Objects.equals(emailFor(wantedEmail), email)
                && Objects.equals(pendingEmailFor(wantedEmail), pendingEmail)
                && Objects.equals(wantedDisplayName, displayName);
    }

    /** Notes when a change is written. */
    void changedAt(Instant now) {
        updatedAt = now;
    }

    void changeStatus(AccountStatus changed) {
        status = changed;
    }

    void changeGroups(List<String> changed) {
        groups = List.copyOf(changed);
    }

    /**
     * Another address waits until its link is used, and the one before stays until then; an account that has no password yet
     * takes it at once, since its activation proves it.
     */
    void changeProfile(@Nullable String wantedEmail, @Nullable String changedDisplayName) {
        String changed = emailFor(wantedEmail);
        pendingEmail = pendingEmailFor(wantedEmail);
        emailVerified = emailVerified && Objects.equals(changed, email);
        email = changed;
        displayName = changedDisplayName;
    }

    /** Takes the address that a link went to, which its use proves. */
    public void proveEmail(String proven) {
        email = proven;
        emailVerified = true;
        pendingEmail = null;
    }

    /** Sets a new password; an address that waits is given up, since a thief may have asked for it. */
    public void changePassword(PasswordHash changed, Instant now) {
        passwordHash = changed;
        credentialsChangedAt = now;
        pendingEmail = null;
    }

    /** Becomes active with a password that is set by a link, which proves the address that it went to. */
    public void changePassword(PasswordHash changed, String proven, Instant now) {
        changePassword(changed, now);
        proveEmail(proven);
        status = AccountStatus.ACTIVE;
    }

    /** Deletes the API apps of up to now, as part of another change. */
    public void deleteApps(Instant now) {
        appsNotBefore = now;
    }

    /** Becomes a tombstone: personal data and credential go; the name stays, so that it never means someone else. */
    void delete() {
        email = null;
        emailVerified = false;
        pendingEmail = null;
        displayName = null;
        passwordHash = null;
        status = AccountStatus.DELETED;
    }

    private @Nullable String emailFor(@Nullable String wanted) {
        return takesAtOnce(wanted) ? wanted : email;
    }

    private @Nullable String pendingEmailFor(@Nullable String wanted) {
        return takesAtOnce(wanted) || Objects.equals(wanted, email) ? null : wanted;
    }

    private boolean takesAtOnce(@Nullable String wanted) {
        return wanted == null || passwordHash == null;
    }
}
