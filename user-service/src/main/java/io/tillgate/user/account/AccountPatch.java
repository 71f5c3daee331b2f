package io.tillgate.user.account;

import io.tillgate.problem.ProblemException;
import io.tillgate.user.account.AccountChange.Cause;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.request.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of some fields of an account. Fields that are absent stay unchanged; null removes the email address or the
 * display name.
 *
 * @param status the new status; null if unchanged
 * @param groups the new groups; null if unchanged
 * @param hasEmail whether {@code email} is present
 * @param email the new email address; null to remove it
 * @param hasDisplayName whether {@code displayName} is present
 * @param displayName the new display name; null to remove it
 * @param currentPassword the caller's own password, to reauthenticate; null if absent
 */
record AccountPatch(
        @Nullable AccountStatus status,
        @Nullable List<String> groups,
        boolean hasEmail,
        @Nullable String email,
        boolean hasDisplayName,
        @Nullable String displayName,
        @Nullable RawPassword currentPassword) {
    private static final int MAX_GROUPS = 32;

    /** @throws ProblemException with {@code 400} if a field is invalid, unknown or cannot be changed */
    static AccountPatch read(byte[] json) {
        RequestFields fields = RequestFields.ofJson(json);
        fields.allowOnly(Set.of("status", "groups", "email", "display_name", "current_password"));
        AccountPatch patch = new AccountPatch(
                fields.has("status")
                        ? AccountStatus.named(fields.required("status", AccountPatch::settable))
                                .orElse(null)
                        : null,
                fields.has("groups") ? fields.texts("groups", MAX_GROUPS, AccountField.GROUP::malformed) : null,
                fields.has("email"),
                fields.text("email", AccountField.EMAIL::malformed),
                fields.has("display_name"),
                fields.text("display_name", AccountField.DISPLAY_NAME::malformed),
                currentPassword(fields));
        fields.refuseIfInvalid();
        return patch;
    }

    /** Returns whether only an administrator may make this change. */
    boolean isAdministrative() {
        return status != null || groups != null;
    }

    /** Returns whether it changes or removes the email address. */
    boolean touchesEmail() {
        return hasEmail;
    }

    /** The changes that it makes to an account; empty if the account has these values already. */
    List<AccountChange> changesTo(Account account, String actor) {
        List<AccountChange> changes = new ArrayList<>();
        if (status != null && status != account.status()) {
            if (status == AccountStatus.ACTIVE && account.passwordHash() == null) {
                throw ProblemException.invalid("status", "cannot be active before the account has a password");
            }
            Cause cause = status == AccountStatus.ACTIVE ? Cause.ENABLED : Cause.DISABLED;
            changes.add(new AccountChange(cause, changed -> changed.changeStatus(status), actor));
        }
        if (groups != null && !groups.equals(account.groups())) {
            changes.add(new AccountChange(Cause.GROUPS_CHANGED, changed -> changed.changeGroups(groups), actor));
        }
        String wantedEmail = hasEmail ? email : account.wantedEmail();
        String wantedName = hasDisplayName ? displayName : account.displayName();
        if (!account.hasProfile(wantedEmail, wantedName)) {
            changes.add(new AccountChange(
                    Cause.PROFILE_CHANGED, changed -> changed.changeProfile(wantedEmail, wantedName), actor));
        }
        return changes;
    }

    private static @Nullable RawPassword currentPassword(RequestFields fields) {
        String typed = fields.text("current_password");
        return typed == null ? null : RawPassword.of(typed);
    }

    private static Optional<String> settable(String status) {
        return status.equals("active") || status.equals("disabled")
                ? Optional.empty()
                : Optional.of("must be active or disabled");
    }
}
