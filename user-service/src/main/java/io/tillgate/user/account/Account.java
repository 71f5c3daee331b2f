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

/** An account. It is changed only through {@link Accounts} and stays as a tombstone once deleted. Not thread-safe. */
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

    /** Creates an account that is active if it has a password, else pending activation. The id is a UUIDv7. */
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

    /** Unique regardless of case, deleted accounts included. */
    public String userName() {
        return userName;
    }

    /** The address to which its links are mailed. Not unique. */
    public @Nullable String email() {
        return email;
    }

    /** Whether a link that was sent to the email address has been used. */
    public boolean emailVerified() {
        return emailVerified;
    }

    /** The address that replaces the email address once the link sent to it is used; null if there is none. */
    public @Nullable String pendingEmail() {
        return pendingEmail;
    }

    /** The name that is displayed to other people. */
    public @Nullable String displayName() {
        return displayName;
    }

    public AccountStatus status() {
        return status;
    }

    public List<String> groups() {
        return List.copyOf(groups);
    }

    /** Null if the account has no password yet. */
    public @Nullable PasswordHash passwordHash() {
        return passwordHash;
    }

    /** The time when the password was last set; until then, the time when the account was created. */
    public Instant credentialsChangedAt() {
        return credentialsChangedAt;
    }

    /** API apps created before this time are deleted. Null if their deletion was never requested. */
    public @Nullable Instant appsNotBefore() {
        return appsNotBefore;
    }

    /** The number of the current version. Starts at 1; each change increments it. */
    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Returns whether it is an active member of the group {@code administrator}. */
    public boolean isActiveAdministrator() {
        return status == AccountStatus.ACTIVE && groups.contains("administrator");
    }

    /** The words an attacker would try first as its password: its names and addresses. */
    public List<String> knownWords() {
        return Stream.concat(
                        KnownWords.of(userName, email, displayName).stream(),
                        KnownWords.of(userName, pendingEmail, displayName).stream())
                .distinct()
                .toList();
    }

    /** Its current addresses. */
    EmailState emailState() {
        return new EmailState(email, emailVerified, pendingEmail);
    }

    /** The pending address if there is one, else the current address. */
    @Nullable
    String wantedEmail() {
        return pendingEmail == null ? email : pendingEmail;
    }

    /** Returns whether {@link #changeProfile} would change nothing. */
    boolean hasProfile(@Nullable String wantedEmail, @Nullable String wantedDisplayName) {
        return Objects.equals(emailFor(wantedEmail), email)
                && Objects.equals(pendingEmailFor(wantedEmail), pendingEmail)
                && Objects.equals(wantedDisplayName, displayName);
    }

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
     * Changes the addresses and the display name. A new address stays pending until its link is used, and the current
     * address remains valid until then. If the account has no password yet, the new address applies at once, since the
     * activation link verifies it.
     */
    void changeProfile(@Nullable String wantedEmail, @Nullable String changedDisplayName) {
        String changed = emailFor(wantedEmail);
        pendingEmail = pendingEmailFor(wantedEmail);
        emailVerified = emailVerified && Objects.equals(changed, email);
        email = changed;
        displayName = changedDisplayName;
    }

    /** Makes the address to which a link was sent the verified address. */
    public void proveEmail(String proven) {
        email = proven;
        emailVerified = true;
        pendingEmail = null;
    }

    /** Sets a new password. Drops a pending address, since an attacker may have requested it. */
    public void changePassword(PasswordHash changed, Instant now) {
        passwordHash = changed;
        credentialsChangedAt = now;
        pendingEmail = null;
    }

    /** Sets a password by a link: activates the account and verifies the address to which the link was sent. */
    public void changePassword(PasswordHash changed, String proven, Instant now) {
        changePassword(changed, now);
        proveEmail(proven);
        status = AccountStatus.ACTIVE;
    }

    /** Deletes the API apps created so far, as part of another change. */
    public void deleteApps(Instant now) {
        appsNotBefore = now;
    }

    /** Erases personal data and credential. The user name stays reserved and never identifies another person. */
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
