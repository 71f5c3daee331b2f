package io.tillgate.auth.killswitch.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.event.EventOutbox;
import io.tillgate.auth.killswitch.KillOrder;
import io.tillgate.auth.killswitch.Toll;
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
    public Uni<Void> ordered(SqlClient tx, KillOrder order, Toll toll) {
        return outbox.append(
                tx,
                new RevocationOrdered(
                        order.target().kind().member(),
                        order.target().value(),
                        order.reason(),
                        toll.grants(),
                        toll.clients(),
                        toll.accounts(),
                        toll.apiKeys(),
                        toll.opaqueTokens(),
                        toll.sessions(),
                        order.administrator().accountId(),
                        order.administrator().clientId(),
                        order.administrator().address()));
    }
}
