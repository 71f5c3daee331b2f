package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account as it now is, never with a credential. Raised when an account is created, activated, changed, disabled,
 * enabled or deleted, and when its password changes.
 *
 * @param id the account id
 * @param userName the name that the account signs in with
 * @param status {@code active}, {@code disabled}, {@code pending_activation} or {@code deleted}
 * @param groups the groups that the account is in
 * @param version counts the changes of this account, from 1
 * @param cause why it changed: {@code created}, {@code activated}, {@code password_changed}, {@code disabled}, {@code enabled},
 *     {@code groups_changed}, {@code profile_changed} or {@code deleted}
 * @param credentialsChangedAt when the password was last set; grants from before are dead
 * @param keptGrantId the grant that changed the password and survives it
 * @param appsNotBefore API apps of the account from before are to be deleted; absent if they never were
 * @param actor who caused it: an account id or a client id; absent where the service itself did
 */
public record AccountChanged(
        String id,
        String userName,
        String status,
        List<String> groups,
        long version,
        String cause,
        Instant credentialsChangedAt,
        @Nullable String keptGrantId,
        @Nullable Instant appsNotBefore,
        @Nullable String actor)
        implements Event {

    /** A change that does not delete API apps. */
    public AccountChanged(
            String id,
            String userName,
            String status,
            List<String> groups,
            long version,
            String cause,
            Instant credentialsChangedAt,
            @Nullable String keptGrantId,
            @Nullable String actor) {
        this(id, userName, status, groups, version, cause, credentialsChangedAt, keptGrantId, null, actor);
    }

    /** Requires what is not nullable, and copies its lists. */
    public AccountChanged {
        requireNonNull(id, "id");
        requireNonNull(userName, "userName");
        requireNonNull(status, "status");
        requireNonNull(cause, "cause");
        requireNonNull(credentialsChangedAt, "credentialsChangedAt");
        groups = List.copyOf(groups);
    }

    @Override
    public String key() {
        return id;
    }

    /** A self-made account is made by somebody unknown. */
    @Override
    public boolean callerProven() {
        return !(cause.equals("created") && id.equals(actor));
    }
}
