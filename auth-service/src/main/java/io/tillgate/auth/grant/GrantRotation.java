package io.tillgate.auth.grant;

/**
 * The SQL of refresh token rotation (RFC 9700 section 4.14), for one or many refreshes. A live grant moves to its next
 * generation, {@link Grant#next}, if its generation has not changed since it was read and it still has the scopes of
 * the next token. Only one of several concurrent refreshes succeeds.
 */
public final class GrantRotation {
    /**
     * The update of the grants in a relation named {@code step}: {@code grant_id}, the {@code generation} that was
     * read, and the {@code scopes}, the time ({@code at}) and the {@code idle_expires_at} of the next one.
     */
    public static final String UPDATE = """
            UPDATE oauth_grant
            SET generation = oauth_grant.generation + 1, generation_scopes = step.scopes, generation_at = step.at,
                idle_expires_at = step.idle_expires_at
            FROM step
            WHERE oauth_grant.id = step.grant_id AND oauth_grant.generation = step.generation
                AND oauth_grant.refreshable AND oauth_grant.revoked_at IS NULL
                AND oauth_grant.idle_expires_at > step.at AND oauth_grant.expires_at > step.at
                AND oauth_grant.scopes @> step.scopes
            """;

    private GrantRotation() {}
}
