package io.tillgate.auth.oauth.token;

import io.tillgate.auth.account.Account;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import io.tillgate.outbox.OutboxRecord;
import org.jspecify.annotations.Nullable;

/**
 * A token that was decided from memory or from rows read before. It is recorded only if they are still unchanged.
 *
 * @param client the client
 * @param granter the account whose groups limit the scopes; null if there is none, or if it was read for this request
 * @param catalogueVersion the version of the scope catalogue; null if the scopes were read for this request
 * @param made the token
 * @param event the event to publish
 * @param rotation the rotation that it results from; null if it belongs to no grant
 */
public record PendingToken(
        RegisteredClient client,
        @Nullable Account granter,
        @Nullable Long catalogueVersion,
        AccessTokenIssuer.Made made,
        OutboxRecord event,
        @Nullable Rotation rotation) {

    /**
     * The rotation of a grant to its next generation.
     *
     * @param from the grant as last read
     * @param to the grant at its next generation
     */
    public record Rotation(Grant from, Grant to) {}
}
