package io.tillgate.auth.oauth.logout.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.SignedOut;
import io.tillgate.outbox.event.EventOutbox;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Publishes the events of logouts. */
@ApplicationScoped
public class LogoutEvents {
    private final EventOutbox outbox;

    LogoutEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    /** Appends the event of an ended browser session. */
    public Uni<Void> signedOut(SqlClient tx, UUID accountId, UUID sessionId, String reason) {
        return outbox.append(tx, new SignedOut(accountId.toString(), sessionId.toString(), reason));
    }
}
