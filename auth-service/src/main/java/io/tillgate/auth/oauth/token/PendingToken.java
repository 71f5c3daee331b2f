package io.tillgate.auth.oauth.token;

import io.tillgate.auth.account.Account;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.outbox.OutboxRecord;
import org.jspecify.annotations.Nullable;

/**
 * A token that was made for a client as it was last read, and is recorded only if the client is unchanged.
 *
 * @param client the client
 * @param made the token
 * @param event what the suite is told
 * @param rotation the refresh that it comes from; null where it belongs to no grant
 */
public record PendingToken(
        RegisteredClient client,
        AccessTokenIssuer.Made made,
        OutboxRecord event,
        @Nullable Rotation rotation) {

    /**
     * A step of a grant.
     *
     * @param account the grant's account as it was just read
     * @param from the grant as it was just read
     * @param to the grant in its next generation
     */
    public record Rotation(Account account, Grant from, Grant to) {}
}
