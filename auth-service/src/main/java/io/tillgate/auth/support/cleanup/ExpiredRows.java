package io.tillgate.auth.support.cleanup;

import io.tillgate.auth.client.ClientAttributes;
import java.time.Duration;
import java.util.List;

/**
 * The rows of a table that have expired. Every table that can grow must be listed here and needs an index for the
 * condition.
 *
 * @param condition the SQL condition; {@code $1} is the time before which the rows expired
 * @param kept how long rows are kept after they expired
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
                // Kept longer, for instances whose clock is behind.
                new ExpiredRows("authorization_request", EXPIRED, Duration.ofMinutes(5)),
                new ExpiredRows("browser_session", EXPIRED, Duration.ZERO),
                new ExpiredRows("long_lease", "serves_until < $1", Duration.ZERO),
                new ExpiredRows("processed_event", "processed_at < $1", config.keepProcessedEvents()),
                new ExpiredRows("api_key", "revoked_at < $1", ended),
                new ExpiredRows("api_key", EXPIRED, ended),
                new ExpiredRows("oauth_grant", "revoked_at < $1", ended),
                new ExpiredRows("oauth_grant", EXPIRED, ended),
                // A grant without a refresh token lasts as long as its only access token.
                new ExpiredRows(
                        "oauth_grant",
                        "NOT refreshable AND created_at < $1",
                        ended.plus(ClientAttributes.LONGEST_ACCESS_TOKEN)));
    }

    /** Returns a statement that deletes at most {@code $2} rows and skips locked ones, so that neither side waits. */
    String statement() {
        return "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table + " WHERE " + condition
                + " LIMIT $2 FOR UPDATE SKIP LOCKED))";
    }
}
