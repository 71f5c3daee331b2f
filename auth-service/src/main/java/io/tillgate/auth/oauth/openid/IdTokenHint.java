package io.tillgate.auth.oauth.openid;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token says that a client shows again as {@code id_token_hint}. It is genuine, but may have expired.
 *
 * @param clientId the client that it was issued to
 * @param accountId the account
 * @param sessionId the browser session, its {@code sid}; null where it names none
 */
public record IdTokenHint(
        String clientId, UUID accountId, @Nullable UUID sessionId) {}
