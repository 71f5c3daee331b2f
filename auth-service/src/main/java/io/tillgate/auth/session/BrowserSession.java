package io.tillgate.auth.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A browser session, in which an account is signed in.
 *
 * @param id the {@code sid} of ID tokens; not the value of the cookie
 * @param credentialsChangedAt when the password used at sign-in was set
 * @param authenticatedAt when the account last signed in here; the {@code auth_time} of ID tokens
 * @param acr the authentication context class reached
 * @param amr the authentication methods used (RFC 8176)
 * @param userAgent the browser's {@code User-Agent} at sign-in, at most 200 characters
 * @param createdAt when it began
 * @param lastSeenAt when it was last used, accurate to a minute
 * @param expiresAt when it ends at the latest
 */
public record BrowserSession(
        UUID id,
        UUID accountId,
        Instant credentialsChangedAt,
        Instant authenticatedAt,
        String acr,
        List<String> amr,
        String userAgent,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt) {

    /** The authentication context class of a sign-in with a password. */
    public static final String ACR_PASSWORD = "urn:tillgate:acr:password";

    /** The authentication method of a sign-in with a password (RFC 8176 section 2). */
    public static final String AMR_PASSWORD = "pwd";
}
