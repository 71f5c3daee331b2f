package io.tillgate.auth.grant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in of a grant's account, with the parameters for its ID tokens (OpenID Connect Core section 2).
 *
 * @param sessionId the browser session, the {@code sid} of its ID tokens
 * @param authTime when the account signed in
 * @param acr the authentication context class of the sign-in
 * @param amr its authentication methods (RFC 8176)
 * @param nonce the client's {@code nonce}
 * @param claims the JSON of the client's {@code claims} parameter
 */
public record Authentication(
        UUID sessionId,
        Instant authTime,
        String acr,
        List<String> amr,
        @Nullable String nonce,
        @Nullable String claims) {}
