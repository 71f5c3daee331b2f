package io.tillgate.auth.revocation.bulk.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.revocation.bulk.BulkRevocationOrder;
import io.tillgate.auth.revocation.bulk.RevocationImpact;
import io.tillgate.event.RevocationOrdered;
import io.tillgate.outbox.event.EventOutbox;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes the event of a bulk revocation. */
@ApplicationScoped
public class BulkRevocationEvents {
    private final EventOutbox outbox;

    BulkRevocationEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    /** Publishes that a bulk revocation was ordered. */
    public Uni<Void> ordered(SqlClient tx, BulkRevocationOrder order, RevocationImpact toll) {
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
