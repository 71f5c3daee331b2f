package io.tillgate.user.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The filters and limits of a list of accounts. Without a status, deleted accounts are left out.
 *
 * @param userName the exact name, regardless of case
 * @param email the exact address, regardless of case
 * @param beginning the prefix of the name or of the address, regardless of case
 * @param status the status
 * @param after lists only accounts with greater ids
 * @param limit the maximum number of accounts
 */
record AccountQuery(
        @Nullable String userName,
        @Nullable String email,
        @Nullable String beginning,
        @Nullable AccountStatus status,
        @Nullable UUID after,
        int limit) {

    /** The filters as one text. A cursor is valid for the same filters only. */
    String filters() {
        return "user_name=" + userName + "\nemail=" + email + "\nstatus=" + (status == null ? "" : status.wireName())
                + (beginning == null ? "" : "\nq=" + beginning);
    }
}
