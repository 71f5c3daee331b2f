package io.tillgate.auth.grant;

/** The SQL for live grants. A grant without a refresh token is live as long as its access token. */
public final class LiveGrants {
    /** The live grants with {@code client_name} and {@code ends_at} at the time {@code $1}; conditions may follow. */
    public static final String SELECT = """
            SELECT * FROM (
                SELECT g.*, c.client_name, CASE WHEN g.refreshable THEN least(g.idle_expires_at, g.expires_at)
                    ELSE g.generation_at + make_interval(secs => c.access_token_lifetime) END AS ends_at
                FROM oauth_grant g JOIN client c USING (client_id)
                WHERE g.revoked_at IS NULL AND g.generation_at >= c.grants_not_before) live
            WHERE ends_at > $1""";

    private LiveGrants() {}
}
