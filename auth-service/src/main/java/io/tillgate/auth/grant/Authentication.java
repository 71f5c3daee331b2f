package io.tillgate.auth.grant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the account of a grant signed in, and what the client asked to be told of it (OpenID Connect Core section 2).
 *
 * @param sessionId the browser session, the {@code sid} of its ID tokens
 * @param authTime when the account signed in
 * @param acr the authentication context class reached
 * @param amr the authentication methods used (RFC 8176)
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
