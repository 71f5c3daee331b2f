package io.tillgate.user.activation;

import java.time.Instant;
import java.util.UUID;

/**
 * A new action link, with its secret.
 *
 * @param purpose what it is for
 * @param accountId the account
 * @param email the address that it goes to; the link is void when the account's address is another
 * @param token its secret, known only here and to who gets the link
 * @param createdAt when it was made; a password set later voids it
 * @param expiresAt when it ends
 */
public record ActionLink(
        LinkPurpose purpose, UUID accountId, String email, LinkToken token, Instant createdAt, Instant expiresAt) {}
