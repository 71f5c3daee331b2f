package io.tillgate.auth.killswitch.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.event.EventOutbox;
import io.tillgate.event.RevocationOrdered;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the suite that the kill switch was pulled. */
@ApplicationScoped
public class KillEvents {
    private final EventOutbox outbox;

    KillEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    /** Somebody pulled it. */
    public Uni<Void> ordered(SqlClient tx, RevocationOrdered event) {
        return outbox.append(tx, event);
    }
}
