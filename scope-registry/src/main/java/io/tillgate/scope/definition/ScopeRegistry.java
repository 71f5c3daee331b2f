package io.tillgate.scope.definition;

import static io.tillgate.scope.definition.ScopeException.Reason.BUILT_IN;
import static io.tillgate.scope.definition.ScopeException.Reason.NOT_FOUND;
import static io.tillgate.scope.definition.ScopeException.Reason.NOT_THE_OWNER;
import static io.tillgate.scope.definition.ScopeException.Reason.OWNED_BY_ANOTHER;
import static io.tillgate.scope.definition.ScopeException.Reason.PRECONDITION_FAILED;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.tillgate.scope.definition.ScopeChanges.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The use cases on scopes. Each change and its event commit in one transaction. Changes are made one after the other.
 * Safe for concurrent use.
 */
@ApplicationScoped
class ScopeRegistry {
    private final ScopeRepository repository;
    private final ScopeOwnership ownership;
    private final ScopeChanges changes;
    private final Clock clock;

    ScopeRegistry(ScopeRepository repository, ScopeOwnership ownership, ScopeChanges changes, Clock clock) {
        this.repository = repository;
        this.ownership = ownership;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The requested content of a scope.
     *
     * @param asksAgain true to ask users for consent again if the request changes the scope
     */
    record Wanted(ScopeContent content, boolean asksAgain) {}

    @WithSession
    Uni<Optional<ScopeDefinition>> find(String namespace) {
        return repository.findByNamespace(namespace).map(Optional::ofNullable);
    }

    @WithSession
    Uni<List<ScopeDefinition>> list(ScopeFilter filter) {
        return repository.list(filter);
    }

    /** Registers a scope. The first client to do so owns the namespace and may register it again with other content. */
    @WithTransaction
    Uni<Registration> register(String namespace, Wanted wanted, Caller caller) {
        return findForChange(namespace).chain(current -> {
            requireOwn(namespace, current, caller);
            return put(namespace, current, wanted, caller);
        });
    }

    /** Creates or replaces a scope. */
    @WithTransaction
    Uni<Registration> replace(String namespace, Wanted wanted, Precondition precondition, Caller caller) {
        return findForChange(namespace).chain(current -> {
            if (current != null) {
                requireChangeable(current, caller);
            }
            requireHolds(precondition, current);
            return put(namespace, current, wanted, caller);
        });
    }

    /**
     * Retires a scope. Does nothing if it is retired already, unless {@code revoke} is true.
     *
     * @param revoke true to revoke the tokens that hold it at once, instead of at their next refresh
     */
    @WithTransaction
    Uni<ScopeDefinition> retire(String namespace, boolean revoke, Precondition precondition, Caller caller) {
        return findChangeable(namespace, precondition, caller)
                .chain(current -> current.isActive() || revoke
                        ? retire(current, revoke, caller)
                        : Uni.createFrom().item(current));
    }

    Uni<ScopeDefinition> retire(ScopeDefinition current, boolean revoke, Caller caller) {
        current.retire(now());
        return stored(current, revoke ? Cause.REVOKED : Cause.RETIRED, caller.subject());
    }

    /** Makes another client the owner of a scope. */
    @WithTransaction
    Uni<ScopeDefinition> transfer(String namespace, String owner, Precondition precondition, Caller caller) {
        return findChangeable(namespace, precondition, caller)
                .chain(current -> current.owner().equals(owner)
                        ? Uni.createFrom().item(current)
                        : ownership.transfer(current, owner).chain(() -> {
                            current.transfer(owner, now());
                            return stored(current, Cause.CHANGED, caller.subject());
                        }));
    }

    /** Stores a definition of the configuration and transfers its app to the owner. */
    @WithTransaction
    Uni<ScopeDefinition> define(String namespace, ScopeContent content, String owner) {
        return findForChange(namespace)
                .call(() -> ownership.takeOver(content.app(), owner))
                .chain(current -> {
                    if (current == null) {
                        return stored(
                                new ScopeDefinition(namespace, content, owner, true, now()), Cause.REGISTERED, null);
                    }
                    if (current.builtIn()
                            && current.isActive()
                            && current.owner().equals(owner)
                            && current.content().equals(content)) {
                        return Uni.createFrom().item(current);
                    }
                    current.takeOver(content, owner, now());
                    return stored(current, Cause.CHANGED, null);
                });
    }

    /** Stores a definition unless the namespace exists already. */
    @WithTransaction
    Uni<ScopeDefinition> seed(String namespace, ScopeContent content, String owner) {
        return findForChange(namespace)
                .chain(current -> current != null
                        ? Uni.createFrom().item(current)
                        : ownership
                                .claim(content.app(), owner)
                                .chain(() -> stored(
                                        new ScopeDefinition(namespace, content, owner, false, now()),
                                        Cause.REGISTERED,
                                        null)));
    }

    /** Creates or changes a scope, within a transaction that has locked it. */
    Uni<Registration> put(String namespace, @Nullable ScopeDefinition current, Wanted wanted, Caller caller) {
        if (current != null && current.isActive() && current.content().equals(wanted.content())) {
            return Uni.createFrom().item(new Registration(current, false));
        }
        String owner = ownerOf(current, caller);
        Cause cause = current != null && current.isActive() ? Cause.CHANGED : Cause.REGISTERED;
        return requirePut(current, wanted, caller)
                .chain(() -> ownership.claim(wanted.content().app(), owner))
                .chain(() -> {
                    if (current == null) {
                        return stored(
                                new ScopeDefinition(namespace, wanted.content(), owner, false, now()),
                                cause,
                                caller.subject());
                    }
                    current.change(wanted.content(), wanted.asksAgain(), now());
                    return stored(current, cause, caller.subject());
                })
                .map(scope -> new Registration(scope, cause == Cause.REGISTERED));
    }

    /** Fails if {@link #put} would fail. */
    Uni<Void> requirePut(@Nullable ScopeDefinition current, Wanted wanted, Caller caller) {
        return ownership.require(current, wanted.content(), ownerOf(current, caller), caller);
    }

    private static String ownerOf(@Nullable ScopeDefinition current, Caller caller) {
        return current == null ? caller.clientId() : current.owner();
    }

    /** Writes a scope before its event, which contains the version that Hibernate assigns on the write. */
    private Uni<ScopeDefinition> stored(ScopeDefinition scope, Cause cause, @Nullable String actor) {
        return repository.persistAndFlush(scope).call(() -> changes.announce(scope, cause, actor));
    }

    private Uni<@Nullable ScopeDefinition> findForChange(String namespace) {
        return repository.lock().chain(() -> repository.findForChange(namespace));
    }

    private Uni<ScopeDefinition> findChangeable(String namespace, Precondition precondition, Caller caller) {
        return findForChange(namespace).map(current -> {
            if (current == null) {
                throw new ScopeException(NOT_FOUND, "There is no scope " + namespace + ".");
            }
            requireChangeable(current, caller);
            requireHolds(precondition, current);
            return current;
        });
    }

    /** Fails if another client owns the namespace, or the scope is built in. */
    static void requireOwn(String namespace, @Nullable ScopeDefinition current, Caller caller) {
        if (current != null && current.builtIn()) {
            throw builtIn(namespace);
        }
        if (current != null && !caller.mayChange(current)) {
            throw new ScopeException(OWNED_BY_ANOTHER, "Another client owns the namespace " + namespace + ".");
        }
    }

    private static void requireChangeable(ScopeDefinition current, Caller caller) {
        if (current.builtIn()) {
            throw builtIn(current.namespace());
        }
        requireOwner(current, caller);
    }

    /** Fails if another client owns the scope. */
    static void requireOwner(ScopeDefinition current, Caller caller) {
        if (!caller.mayChange(current)) {
            throw new ScopeException(NOT_THE_OWNER, "Another client owns the scope " + current.namespace() + ".");
        }
    }

    private static void requireHolds(Precondition precondition, @Nullable ScopeDefinition current) {
        if (!precondition.holds(current == null ? OptionalLong.empty() : OptionalLong.of(current.version()))) {
            throw new ScopeException(
                    PRECONDITION_FAILED,
                    current == null
                            ? "There is no such scope yet."
                            : "The scope is at version " + current.version() + " now.");
        }
    }

    private static ScopeException builtIn(String namespace) {
        return new ScopeException(BUILT_IN, "The scope " + namespace + " is built in and cannot be changed.");
    }

    /** The time in microseconds, as the database stores it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
