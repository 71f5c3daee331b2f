package io.tillgate.auth.oauth.logout;

import java.time.Instant;
import java.util.UUID;

/**
 * A client that is to learn that a session has ended.
 *
 * @param id the {@code jti} of the logout token, at every attempt
 * @param clientId the client
 * @param accountId the account that was signed in
 * @param sessionId the session
 * @param createdAt when it ended
 * @param attempts how often it has been tried, this time included
 */
record LogoutNotice(UUID id, String clientId, UUID accountId, UUID sessionId, Instant createdAt, int attempts) {}
