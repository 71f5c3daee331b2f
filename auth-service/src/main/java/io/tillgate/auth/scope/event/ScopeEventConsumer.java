package io.tillgate.auth.scope.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.event.EventInbox;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.scope.Scope;
import io.tillgate.auth.scope.ScopeDisplay;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.ScopeChanged;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the scopes topic. */
@ApplicationScoped
public class ScopeEventConsumer {
    private final EventInbox inbox;
    private final ScopeRepository scopes;
    private final Revoker revoker;

    ScopeEventConsumer(EventInbox inbox, ScopeRepository scopes, Revoker revoker) {
        this.inbox = inbox;
        this.scopes = scopes;
        this.revoker = revoker;
    }

    /** Takes one record. */
    @Incoming("scopes")
    public Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return inbox.process(record, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, CloudEvent event) {
        if (!(event.data() instanceof ScopeChanged changed)) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> revoked = Boolean.TRUE.equals(changed.revoke())
                ? revoker.scope(tx, changed.namespace(), "scope_retired", changed.actor())
                : Uni.createFrom().voidItem();
        return revoked.chain(() -> update(tx, changed));
    }

    private Uni<Void> update(SqlConnection tx, ScopeChanged changed) {
        return scopes.update(
                tx,
                changed.namespace(),
                new Scope(Set.copyOf(changed.group()), changed.clientsOnly()),
                new ScopeDisplay(
                        changed.label(), changed.description(), changed.icon(), changed.color(), changed.app()),
                changed.status().equals("active"),
                changed.version());
    }
}
