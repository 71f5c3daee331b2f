package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current state of an account, without credentials. Raised when an account is created, activated, changed,
 * disabled, enabled or deleted, and when its password changes.
 *
 * @param id the account id
 * @param userName the name with which the account signs in
 * @param status {@code active}, {@code disabled}, {@code pending_activation} or {@code deleted}
 * @param groups the groups of the account
 * @param version counts the changes of this account, from 1
 * @param cause why it changed: {@code created}, {@code activated}, {@code password_changed}, {@code disabled}, {@code
 *     enabled}, {@code groups_changed}, {@code profile_changed} or {@code deleted}
 * @param credentialsChangedAt when the password was last set; earlier grants are no longer valid
 * @param keptGrantId the grant that changed the password and stays valid
 * @param appsNotBefore API apps of the account created before this time are to be deleted; absent if none ever were
 * @param actor the account or client id that caused it; absent if the service itself did
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

    /** Creates a change that deletes no API apps. */
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

    /** Requires all fields that are not nullable, and copies the lists. */
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

    /** Returns false for self-registration, where the caller is not authenticated. */
    @Override
    public boolean callerProven() {
        return !(cause.equals("created") && id.equals(actor));
    }
}
