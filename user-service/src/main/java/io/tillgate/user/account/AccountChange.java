package io.tillgate.user.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change of an account.
 *
 * @param account the account after it
 * @param cause why it changed
 * @param keptGrantId the grant that changed the password and survives it
 * @param actor the account or client that caused it; null where the service itself did
 */
public record AccountChange(
        Account account,
        Cause cause,
        @Nullable String keptGrantId,
        @Nullable String actor) {

    /** Without a grant to keep. */
    public AccountChange(Account account, Cause cause, @Nullable String actor) {
        this(account, cause, null, actor);
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
