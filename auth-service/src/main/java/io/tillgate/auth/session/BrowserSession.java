package io.tillgate.auth.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A browser in which an account is signed in.
 *
 * @param id its id, the {@code sid} of ID tokens; never what the cookie holds
 * @param accountId the account
 * @param credentialsChangedAt when the password that it was made with had been set
 * @param authenticatedAt when the account last signed in here, the {@code auth_time} of ID tokens
 * @param acr the authentication context class reached
 * @param amr the authentication methods used (RFC 8176)
 * @param userAgent what the browser called itself at sign-in, cut to 200 characters
 * @param createdAt when it began
 * @param lastSeenAt when it was last used, to the minute
 * @param expiresAt when it ends at last
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
