package io.tillgate.user.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list. Without a status: all but the deleted.
 *
 * @param userName exactly this name, without regard to case
 * @param email exactly this address, without regard to case
 * @param beginning what the name or the address begins with, without regard to case
 * @param status exactly this status
 * @param after only accounts behind this id
 * @param limit at most so many
 */
record AccountQuery(
        @Nullable String userName,
        @Nullable String email,
        @Nullable String beginning,
        @Nullable AccountStatus status,
        @Nullable UUID after,
        int limit) {

    /** The filters alone; a cursor is good for the same filters only. */
    String filters() {
        return "user_name=" + userName + "\nemail=" + email + "\nstatus=" + (status == null ? "" : status.wireName())
                + (beginning == null ? "" : "\nq=" + beginning);
    }
}
