package io.tillgate.user.account;

import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One change of an account.
 *
 * @param cause the reason for the change
 * @param effect applies the change
 * @param keptGrantId the grant that changed the password and stays valid; null to revoke all grants
 * @param actor the account or client that made the change; null for the service itself
 */
public record AccountChange(
        Cause cause,
        Consumer<Account> effect,
        @Nullable String keptGrantId,
        @Nullable String actor) {

    /** A change that keeps no grant. */
    public AccountChange(Cause cause, Consumer<Account> effect, @Nullable String actor) {
        this(cause, effect, null, actor);
    }

    /** The reason for the change of an account. */
    public enum Cause {
        CREATED,
        ACTIVATED,
        PASSWORD_CHANGED,
        DISABLED,
        ENABLED,
        GROUPS_CHANGED,
        PROFILE_CHANGED,
        DELETED;

        /** The name in events. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
