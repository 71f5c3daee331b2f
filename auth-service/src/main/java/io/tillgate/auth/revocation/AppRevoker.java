package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.event.ClientEvents;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deletes the API apps of an account with all their tokens: whoever had the account for a while may have created one. */
@ApplicationScoped
public class AppRevoker {
    private final ClientRepository clients;
    private final ClientEvents events;
    private final Revoker revoker;

    AppRevoker(ClientRepository clients, ClientEvents events, Revoker revoker) {
        this.clients = clients;
        this.events = events;
        this.revoker = revoker;
    }

    /** Deletes all apps of an account whose row the transaction has locked, so that none is created meanwhile. */
    public Uni<Void> all(SqlClient tx, UUID owner, String reason, @Nullable String actor) {
        return createdUntil(tx, owner, null, reason, actor);
    }

    /** Deletes the apps that an account created up to a time; without a time all of them. */
    public Uni<Void> createdUntil(
            SqlClient tx, UUID owner, @Nullable Instant time, String reason, @Nullable String actor) {
        return clients.deleteOwned(tx, owner, time)
                .flatMap(deleted -> RevocationWriter.inTurn(
                        deleted,
                        app -> revoker.client(tx, app, reason, actor)
                                .chain(() -> events.changed(tx, app, "deleted", actor))));
    }
}
