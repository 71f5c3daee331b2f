package io.tillgate.auth.scope.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.revocation.ScopeRevocation;
import io.tillgate.auth.scope.GivenConsent;
import io.tillgate.auth.scope.KnownScope;
import io.tillgate.auth.scope.Scope;
import io.tillgate.auth.scope.ScopeDisplay;
import io.tillgate.auth.scope.ScopeOwner;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.scope.ScopeWording;
import io.tillgate.auth.support.event.Confirmation;
import io.tillgate.auth.support.event.EventInbox;
import io.tillgate.auth.support.event.OwnedTopic;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.ScopeChanged;
import io.tillgate.event.Topic;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes the scopes topic. A change that activates or redefines a scope must be confirmed by scope-registry. */
@ApplicationScoped
public class ScopeEventConsumer implements OwnedTopic {
    private static final String ACTIVE = "active";

    private final EventInbox inbox;
    private final ScopeRepository scopes;
    private final ScopeOwner owner;
    private final ScopeRevocation revocation;
    private final GivenConsent consent;

    ScopeEventConsumer(
            EventInbox inbox,
            ScopeRepository scopes,
            ScopeOwner owner,
            ScopeRevocation revocation,
            GivenConsent consent) {
        this.inbox = inbox;
        this.scopes = scopes;
        this.owner = owner;
        this.revocation = revocation;
        this.consent = consent;
    }

    /** Processes a record. */
    @Incoming("scopes")
    public Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return inbox.process(record, this);
    }

    @Override
    public Topic topic() {
        return Topic.SCOPES;
    }

    @Override
    public Uni<String> keys() {
        return owner.recordKeys();
    }

    /** Retirement needs no confirmation. */
    @Override
    public Uni<Boolean> wantsConfirmation(SqlConnection tx, CloudEvent event) {
        return event.data() instanceof ScopeChanged changed && isActive(changed)
                ? scopes.isOlder(tx, changed.namespace(), changed.version())
                : Uni.createFrom().item(false);
    }

    /** A scope that was just retired with revoke is active again once the revocation does not cover new tokens. */
    @Override
    public Uni<Confirmation> ask(CloudEvent event) {
        ScopeChanged told = (ScopeChanged) event.data();
        return revocation
                .passed(told.namespace())
                .chain(() -> owner.find(told.namespace()))
                .map(found -> found.map(is -> ScopeAnswer.of(event, told, is)).orElse(Confirmation.UNKNOWN));
    }

    static boolean isActive(ScopeChanged changed) {
        return changed.status().equals(ACTIVE);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, CloudEvent event) {
        return event.data() instanceof ScopeChanged changed
                ? apply(tx, changed)
                : Uni.createFrom().voidItem();
    }

    Uni<Void> apply(SqlConnection tx, ScopeChanged changed) {
        return takeBackWhatNoLongerCounts(tx, changed)
                .chain(() -> revokes(tx, changed))
                .call(revokes -> revokes
                        ? revocation.removeFromApiKeys(tx, changed.namespace())
                        : Uni.createFrom().voidItem())
                .call(() -> update(tx, changed))
                .flatMap(revokes -> revokes
                        ? revocation.revoke(tx, changed.namespace(), "scope_retired", changed.actor())
                        : Uni.createFrom().voidItem());
    }

    /** A repeated record revokes nothing if the scope has been registered again since. */
    private Uni<Boolean> revokes(SqlConnection tx, ScopeChanged changed) {
        return Boolean.TRUE.equals(changed.revoke())
                ? scopes.isOlder(tx, changed.namespace(), changed.version())
                : Uni.createFrom().item(false);
    }

    /**
     * Locks the scope's row, then ends consent to an earlier consent version. The event carries the version, because
     * compaction may have removed the event that raised it.
     */
    private Uni<Void> takeBackWhatNoLongerCounts(SqlConnection tx, ScopeChanged changed) {
        return scopes.consentVersion(tx, changed.namespace())
                .flatMap(known -> known.isPresent() && known.get() < consentVersion(changed)
                        ? consent.takeBack(tx, changed.namespace())
                        : Uni.createFrom().voidItem());
    }

    private static long consentVersion(ScopeChanged changed) {
        return changed.consentVersion() == null ? 1 : changed.consentVersion();
    }

    private Uni<Void> update(SqlConnection tx, ScopeChanged changed) {
        return scopes.update(
                tx,
                new KnownScope(
                        changed.namespace(),
                        new Scope(
                                Set.copyOf(changed.group()),
                                changed.clientsOnly(),
                                !Boolean.FALSE.equals(changed.apiKeys()),
                                Boolean.TRUE.equals(changed.grave())),
                        display(changed),
                        isActive(changed)),
                changed.version(),
                consentVersion(changed));
    }

    private static ScopeDisplay display(ScopeChanged changed) {
        Map<String, ScopeWording> translations = new HashMap<>();
        if (changed.translations() != null) {
            changed.translations()
                    .forEach((language, wording) ->
                            translations.put(language, new ScopeWording(wording.label(), wording.description())));
        }
        return new ScopeDisplay(
                changed.label(),
                changed.description(),
                translations,
                changed.icon(),
                changed.color(),
                changed.app(),
                changed.owner());
    }
}
