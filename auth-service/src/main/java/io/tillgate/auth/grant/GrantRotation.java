package io.tillgate.auth.grant;

/**
 * The rule of rotation (RFC 9700 section 4.14), once for one refresh and for many at once: a live grant moves to its next
 * generation, {@link Grant#next}, if it still is in the generation in which it was seen, and still has the scopes of the
 * next token. Of any number of refreshes at once, one gets it.
 */
public final class GrantRotation {
    /**
     * The update of the grants that a relation named {@code step} lists, by {@code grant_id} and the {@code generation} in
     * which they were seen, with the {@code scopes}, the time ({@code at}) and the {@code idle_expires_at} of the next one.
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
