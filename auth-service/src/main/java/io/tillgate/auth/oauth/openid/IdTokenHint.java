package io.tillgate.auth.oauth.openid;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content of an ID token sent as {@code id_token_hint}. Its signature is valid; it may have expired.
 *
 * @param clientId the client that it was issued to
 * @param accountId the account
 * @param sessionId the browser session, its {@code sid}; null if it has none
 */
public record IdTokenHint(
        String clientId, UUID accountId, @Nullable UUID sessionId) {}
