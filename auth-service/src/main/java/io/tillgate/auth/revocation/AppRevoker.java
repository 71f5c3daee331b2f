package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.event.ClientEvents;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deletes an account's API apps and revokes their tokens: an attacker in the account may have created an app. */
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

    /** Deletes all apps of an account, whose row the transaction must have locked so that none is added meanwhile. */
    public Uni<Void> all(SqlClient tx, UUID owner, String reason, @Nullable String actor) {
        return createdUntil(tx, owner, null, reason, actor);
    }

    /** Deletes the apps that an account created up to a time; all of them if the time is null. */
    public Uni<Void> createdUntil(
            SqlClient tx, UUID owner, @Nullable Instant time, String reason, @Nullable String actor) {
        return clients.deleteOwned(tx, owner, time)
                .flatMap(deleted -> RevocationWriter.inTurn(
                        deleted,
                        app -> revoker.client(tx, app, reason, actor)
                                .chain(() -> events.changed(tx, app, "deleted", actor))));
    }
}
