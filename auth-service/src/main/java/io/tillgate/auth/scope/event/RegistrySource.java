package io.tillgate.auth.scope.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.revocation.ScopeRevocation;
import io.tillgate.auth.scope.ScopeOwner;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.scope.ScopeSource;
import io.tillgate.event.ScopeChanged;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Reads scopes from scope-registry and stores them as their events would. The number of questions and their time are
 * bounded; beyond that scopes stay unknown.
 */
@ApplicationScoped
class RegistrySource implements ScopeSource {
    private static final Logger LOG = Logger.getLogger(RegistrySource.class);
    private static final int MOST_CALLERS = 4;
    private static final int MOST_SCOPES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Pool pool;
    private final ScopeRepository scopes;
    private final ScopeOwner owner;
    private final ScopeRevocation revocation;
    private final ScopeEventConsumer events;
    private final Semaphore callers = new Semaphore(MOST_CALLERS);

    RegistrySource(
            Pool pool,
            ScopeRepository scopes,
            ScopeOwner owner,
            ScopeRevocation revocation,
            ScopeEventConsumer events) {
        this.pool = pool;
        this.scopes = scopes;
        this.owner = owner;
        this.revocation = revocation;
        this.events = events;
    }

    @Override
    public Uni<Void> fetch(Collection<String> namespaces) {
        return scopes.active(pool, namespaces).flatMap(active -> {
            List<String> missing = namespaces.stream()
                    .filter(namespace -> !active.containsKey(namespace))
                    .distinct()
                    .limit(MOST_SCOPES)
                    .toList();
            return missing.isEmpty() || !callers.tryAcquire()
                    ? Uni.createFrom().voidItem()
                    : fetchEach(missing).onTermination().invoke(callers::release);
        });
    }

    private Uni<Void> fetchEach(List<String> missing) {
        return Multi.createFrom()
                .iterable(missing)
                .onItem()
                .transformToUniAndConcatenate(this::fetch)
                .collect()
                .last()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(e -> LOG.warnf("Not all of %d scopes can be read from scope-registry: %s", missing.size(), e))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> fetch(String namespace) {
        return owner.find(namespace)
                .flatMap(found -> found.map(ScopeAnswer::definition)
                        .filter(definition -> definition.namespace().equals(namespace))
                        .filter(ScopeEventConsumer::isActive)
                        .map(this::store)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Stores the next version only: an event before it may retire the scope and revoke what holds it. */
    private Uni<Void> store(ScopeChanged definition) {
        return revocation
                .passed(definition.namespace())
                .chain(() -> pool.withTransaction(tx -> scopes.isNext(tx, definition.namespace(), definition.version())
                        .flatMap(isNext -> isNext
                                ? events.apply(tx, definition)
                                : Uni.createFrom().voidItem())));
    }
}
