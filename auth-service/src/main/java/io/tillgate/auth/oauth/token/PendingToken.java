package io.tillgate.auth.oauth.token;

import io.tillgate.auth.account.Account;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.outbox.OutboxRecord;
import org.jspecify.annotations.Nullable;

/**
 * A token that was decided for a client as last read. It is recorded only if the client is still unchanged.
 *
 * @param client the client
 * @param made the token
 * @param event the event to publish
 * @param rotation the rotation that it results from; null if it belongs to no grant
 */
public record PendingToken(
        RegisteredClient client,
        AccessTokenIssuer.Made made,
        OutboxRecord event,
        @Nullable Rotation rotation) {

    /**
     * The rotation of a grant to its next generation.
     *
     * @param account the grant's account as last read
     * @param from the grant as last read
     * @param to the grant at its next generation
     */
    public record Rotation(Account account, Grant from, Grant to) {}
}
