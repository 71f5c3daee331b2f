package io.tillgate.auth.oauth.authorization;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.consent.Consents;
import io.tillgate.auth.consent.event.ConsentEvents;
import io.tillgate.auth.oauth.interaction.PendingRequests;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Withdraws an account's consents when it revokes the access of its clients: the next authorization asks again. Pending
 * approvals and codes are removed too, in the order in which consent is passed on, so that none is missed.
 */
@ApplicationScoped
public class ConsentWithdrawal {
    private final PendingRequests requests;
    private final Consents consents;
    private final AuthorizationCodes codes;
    private final ConsentEvents events;

    ConsentWithdrawal(PendingRequests requests, Consents consents, AuthorizationCodes codes, ConsentEvents events) {
        this.requests = requests;
        this.consents = consents;
        this.codes = codes;
        this.events = events;
    }

    /**
     * Withdraws the consents of an account. Call it before the grants are revoked in the same transaction.
     *
     * @param clientId the client; null for all clients
     */
    public Uni<Void> withdraw(SqlClient tx, UUID accountId, @Nullable String clientId) {
        return withoutCodes(tx, accountId, clientId).chain(() -> codes.remove(tx, accountId, clientId));
    }

    /**
     * Withdraws all consents of an account whose browser sessions end too; its codes are deleted with the sessions. A
     * transaction that redeems a code locks the code before the account, which is locked here.
     */
    public Uni<Void> withdrawAtSignOut(SqlClient tx, UUID accountId) {
        return withoutCodes(tx, accountId, null);
    }

    private Uni<Void> withoutCodes(SqlClient tx, UUID accountId, @Nullable String clientId) {
        return requests.askAgain(tx, accountId, clientId)
                .chain(() -> consents.withdraw(tx, accountId, clientId))
                .flatMap(withdrawn -> Multi.createFrom()
                        .iterable(withdrawn.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(
                                client -> events.withdrawn(tx, accountId, client.getKey(), client.getValue()))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }
}
