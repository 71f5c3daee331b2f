package io.tillgate.user.account;

import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One change of an account.
 *
 * @param cause why it changes
 * @param effect changes it
 * @param keptGrantId the grant that changes the password and survives it
 * @param actor the account or client that causes it; null if the service itself does
 */
public record AccountChange(
        Cause cause,
        Consumer<Account> effect,
        @Nullable String keptGrantId,
        @Nullable String actor) {

    /** Without a grant to keep. */
    public AccountChange(Cause cause, Consumer<Account> effect, @Nullable String actor) {
        this(cause, effect, null, actor);
    }

    /** Why an account changed. */
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
