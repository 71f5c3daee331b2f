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
 * Takes back what an account allowed its clients, when it ends what they have of it: the next authorization asks again. An
 * approval or a code that is on its way goes too, in the order in which consent goes, so that what moves on meanwhile is met
 * at its next place.
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
     * Takes it back in a transaction, before the grants end in it.
     *
     * @param clientId the client; null for all clients
     */
    public Uni<Void> withdraw(SqlClient tx, UUID accountId, @Nullable String clientId) {
        return withoutCodes(tx, accountId, clientId).chain(() -> codes.remove(tx, accountId, clientId));
    }

    /**
     * Takes everything back where the browser sessions of the account end too: codes die with theirs. Whoever redeems one
     * holds it before the account, which is held here.
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
