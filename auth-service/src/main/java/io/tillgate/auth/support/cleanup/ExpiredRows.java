package io.tillgate.auth.support.cleanup;

import io.tillgate.auth.client.ClientAttributes;
import java.time.Duration;
import java.util.List;

/**
 * Rows of a table that are of no consequence any more. A table that can grow has its line here, and an index that the
 * condition can use.
 *
 * @param table the table
 * @param condition which of its rows, where {@code $1} is the time before which they ended
 * @param kept how long they stay after that
 */
record ExpiredRows(String table, String condition, Duration kept) {
    private static final String EXPIRED = "expires_at < $1";

    static List<ExpiredRows> all(CleanupConfig config) {
        Duration ended = config.keepEndedGrants();
        return List.of(
                new ExpiredRows("opaque_token", EXPIRED, Duration.ZERO),
                new ExpiredRows("revocation", EXPIRED, Duration.ZERO),
                new ExpiredRows("throttle", "window_ends_at < $1", Duration.ZERO),
                new ExpiredRows("known_sign_in", EXPIRED, Duration.ZERO),
                new ExpiredRows("client_assertion", EXPIRED, Duration.ZERO),
                new ExpiredRows("authorization_code", EXPIRED, Duration.ZERO),
                // A request that is answered stays so for an instance whose clock is late.
                new ExpiredRows("authorization_request", EXPIRED, Duration.ofMinutes(5)),
                new ExpiredRows("browser_session", EXPIRED, Duration.ZERO),
                new ExpiredRows("long_lease", "serves_until < $1", Duration.ZERO),
                new ExpiredRows("processed_event", "processed_at < $1", config.keepProcessedEvents()),
                new ExpiredRows("api_key", "revoked_at < $1", ended),
                new ExpiredRows("api_key", EXPIRED, ended),
                new ExpiredRows("oauth_grant", "revoked_at < $1", ended),
                new ExpiredRows("oauth_grant", EXPIRED, ended),
                // Without a refresh token a grant is its one access token.
                new ExpiredRows(
                        "oauth_grant",
                        "NOT refreshable AND created_at < $1",
                        ended.plus(ClientAttributes.LONGEST_ACCESS_TOKEN)));
    }

    /** Deletes at most {@code $2} of them; what somebody is working on waits for the next time, and nobody waits for this. */
    String statement() {
        return "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table + " WHERE " + condition
                + " LIMIT $2 FOR UPDATE SKIP LOCKED))";
    }
}
