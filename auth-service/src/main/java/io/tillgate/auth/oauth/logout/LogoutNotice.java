package io.tillgate.auth.oauth.logout;

import java.time.Instant;
import java.util.UUID;

/**
 * A logout token to be delivered to a client.
 *
 * @param id the {@code jti} of the logout token, the same in every attempt
 * @param clientId the client
 * @param accountId the account that was signed in
 * @param sessionId the session
 * @param createdAt when the session ended
 * @param attempts the number of attempts, including this one
 */
record LogoutNotice(UUID id, String clientId, UUID accountId, UUID sessionId, Instant createdAt, int attempts) {}
