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
 * A change of some fields of an account. What did not come stays; null takes an email address or display name away.
 *
 * @param status the status asked for; null where it stays
 * @param groups the groups asked for; null where they stay
 * @param hasEmail whether {@code email} came
 * @param email the email address asked for
 * @param hasDisplayName whether {@code displayName} came
 * @param displayName the display name asked for
 * @param currentPassword the password of the caller, which shows who asks; null where it did not come
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

    /**
     * Reads a patch.
     *
     * @throws ProblemException {@code 400} where a field is wrong, unknown or cannot be changed
     */
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

    /** Whether only an administrator may ask for it. */
    boolean isAdministrative() {
        return status != null || groups != null;
    }

    /** Whether it changes or takes away the email address. */
    boolean touchesEmail() {
        return hasEmail;
    }

    /** The changes that it makes to an account; none where all is as asked for. */
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
