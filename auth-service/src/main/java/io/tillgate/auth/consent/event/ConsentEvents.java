package io.tillgate.auth.consent.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.ConsentDenied;
import io.tillgate.event.ConsentGranted;
import io.tillgate.event.ConsentWithdrawn;
import io.tillgate.outbox.event.EventOutbox;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Publishes the events of consents. */
@ApplicationScoped
public class ConsentEvents {
    private final EventOutbox outbox;

    ConsentEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    /** Appends the event of a consent to a client. */
    public Uni<Void> granted(SqlClient tx, UUID accountId, String clientId, List<String> scopes) {
        return outbox.append(tx, new ConsentGranted(accountId.toString(), clientId, null, scopes));
    }

    /** Appends the event of a consent to a module. */
    public Uni<Void> grantedToModule(SqlClient tx, UUID accountId, String callbackHost, List<String> scopes) {
        return outbox.append(tx, new ConsentGranted(accountId.toString(), null, callbackHost, scopes));
    }

    /** Appends the event of a withdrawn consent to a client. */
    public Uni<Void> withdrawn(SqlClient tx, UUID accountId, String clientId, List<String> scopes) {
        return outbox.append(tx, new ConsentWithdrawn(accountId.toString(), clientId, scopes));
    }

    /** Appends the event of a module's refused request. */
    public Uni<Void> deniedToModule(SqlClient tx, UUID accountId, String callbackHost, List<String> scopes) {
        return outbox.append(tx, new ConsentDenied(accountId.toString(), null, callbackHost, scopes));
    }

    /** Appends the event of a client's refused request. */
    public Uni<Void> denied(SqlClient tx, UUID accountId, String clientId, List<String> scopes) {
        return outbox.append(tx, new ConsentDenied(accountId.toString(), clientId, null, scopes));
    }
}
