package io.tillgate.scope.definition;

import static io.tillgate.scope.definition.ScopeException.Reason.BUILT_IN;
import static io.tillgate.scope.definition.ScopeException.Reason.NOT_FOUND;
import static io.tillgate.scope.definition.ScopeException.Reason.NOT_THE_OWNER;
import static io.tillgate.scope.definition.ScopeException.Reason.OWNED_BY_ANOTHER;
import static io.tillgate.scope.definition.ScopeException.Reason.PRECONDITION_FAILED;

import io.smallrye.mutiny.Uni;
import io.tillgate.scope.definition.ScopeChanges.Cause;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The use cases on scopes. Each change and its announcement are one transaction. Safe for concurrent use. */
@ApplicationScoped
class ScopeRegistry {
    /** Only the first insert can be lost to another transaction; after it, the row is there to be locked. */
    private static final int RETRIES = 3;

    private final Pool pool;
    private final ScopeRepository repository;
    private final ScopeOwnership ownership;
    private final ScopeChanges changes;
    private final Clock clock;

    ScopeRegistry(Pool pool, ScopeRepository repository, ScopeOwnership ownership, ScopeChanges changes, Clock clock) {
        this.pool = pool;
        this.repository = repository;
        this.ownership = ownership;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What an owner wants a scope to be.
     *
     * @param asksAgain true where whoever allowed it before is asked again, if this changes it
     */
    record Wanted(ScopeContent content, boolean asksAgain) {}

    Uni<Optional<ScopeDefinition>> find(String namespace) {
        return repository.find(pool, namespace);
    }

    Uni<List<ScopeDefinition>> list(ScopeFilter filter) {
        return repository.list(pool, filter);
    }

    /** Registers a scope: the first writer owns its namespace, and may register it again with other content. */
    Uni<Registration> register(String namespace, Wanted wanted, Caller caller) {
        return write(tx -> repository.findForChange(tx, namespace).chain(found -> {
            ScopeDefinition current = found.orElse(null);
            requireOwn(namespace, current, caller);
            return put(tx, namespace, current, wanted, caller);
        }));
    }

    /** Creates or replaces a scope. */
    Uni<Registration> replace(String namespace, Wanted wanted, Precondition precondition, Caller caller) {
        return write(tx -> repository.findForChange(tx, namespace).chain(found -> {
            ScopeDefinition current = found.orElse(null);
            if (current != null) {
                requireChangeable(current, caller);
            }
            requireHolds(precondition, current);
            return put(tx, namespace, current, wanted, caller);
        }));
    }

    /**
     * Retires a scope; nothing happens where it is retired already, unless its tokens are to end now.
     *
     * @param revoke true where the tokens that hold it end now, and not at their next refresh
     */
    Uni<ScopeDefinition> retire(String namespace, boolean revoke, Precondition precondition, Caller caller) {
        return write(tx -> repository.findForChange(tx, namespace).chain(found -> {
            ScopeDefinition current =
                    found.orElseThrow(() -> new ScopeException(NOT_FOUND, "There is no scope " + namespace + "."));
            requireChangeable(current, caller);
            requireHolds(precondition, current);
            return current.active() || revoke
                    ? retire(tx, current, revoke, caller)
                    : Uni.createFrom().item(current);
        }));
    }

    Uni<ScopeDefinition> retire(SqlConnection tx, ScopeDefinition current, boolean revoke, Caller caller) {
        return update(tx, current.retired(now()), revoke ? Cause.REVOKED : Cause.RETIRED, caller.subject());
    }

    /** Gives a scope to another client, which may change it from now on. */
    Uni<ScopeDefinition> transfer(String namespace, String owner, Precondition precondition, Caller caller) {
        return write(tx -> repository.findForChange(tx, namespace).chain(found -> {
            ScopeDefinition current =
                    found.orElseThrow(() -> new ScopeException(NOT_FOUND, "There is no scope " + namespace + "."));
            requireChangeable(current, caller);
            requireHolds(precondition, current);
            return current.owner().equals(owner)
                    ? Uni.createFrom().item(current)
                    : ownership
                            .transfer(tx, current, owner)
                            .chain(() -> update(tx, current.ownedBy(owner, now()), Cause.CHANGED, caller.subject()));
        }));
    }

    /** Makes the stored definition what the configuration says, and its app the owner's. */
    Uni<ScopeDefinition> define(String namespace, ScopeContent content, String owner) {
        return write(tx -> ownership
                .takeOver(tx, content.app(), owner)
                .chain(() -> repository.findForChange(tx, namespace))
                .chain(found -> {
                    if (found.isEmpty()) {
                        return insert(tx, ScopeDefinition.registered(namespace, content, owner, true, now()), null);
                    }
                    ScopeDefinition current = found.get();
                    boolean same = current.builtIn()
                            && current.active()
                            && current.owner().equals(owner)
                            && current.content().equals(content);
                    return same
                            ? Uni.createFrom().item(current)
                            : update(tx, current.takenOver(content, owner, now()), Cause.CHANGED, null);
                }));
    }

    /** Stores a definition where the namespace is free, and leaves it alone where it is not. */
    Uni<ScopeDefinition> seed(String namespace, ScopeContent content, String owner) {
        return write(tx -> repository
                .find(tx, namespace)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found.get())
                        : ownership
                                .claim(tx, content.app(), owner)
                                .map(claimed -> ScopeDefinition.registered(namespace, content, owner, false, now()))
                                .chain(first -> insert(tx, first, null))));
    }

    Uni<Registration> put(
            SqlConnection tx, String namespace, @Nullable ScopeDefinition current, Wanted wanted, Caller caller) {
        if (current != null && current.active() && current.content().equals(wanted.content())) {
            return Uni.createFrom().item(new Registration(current, false));
        }
        ScopeDefinition next = next(namespace, current, wanted, caller);
        Cause cause = current != null && current.active() ? Cause.CHANGED : Cause.REGISTERED;
        return ownership
                .require(tx, current, next, caller)
                .chain(() -> ownership.claim(tx, next.content().app(), next.owner()))
                .chain(() -> current == null
                        ? insert(tx, next, caller.subject())
                        : update(tx, next, cause, caller.subject()))
                .map(scope -> new Registration(scope, cause == Cause.REGISTERED));
    }

    /** Fails where {@link #put} would. */
    Uni<Void> requirePut(
            SqlConnection tx, String namespace, @Nullable ScopeDefinition current, Wanted wanted, Caller caller) {
        return ownership.require(tx, current, next(namespace, current, wanted, caller), caller);
    }

    private ScopeDefinition next(String namespace, @Nullable ScopeDefinition current, Wanted wanted, Caller caller) {
        return current == null
                ? ScopeDefinition.registered(namespace, wanted.content(), caller.clientId(), false, now())
                : current.changed(wanted.content(), wanted.asksAgain(), now());
    }

    private Uni<ScopeDefinition> insert(SqlConnection tx, ScopeDefinition scope, @Nullable String actor) {
        return stored(repository.insert(tx, scope), tx, scope, Cause.REGISTERED, actor);
    }

    private Uni<ScopeDefinition> update(SqlConnection tx, ScopeDefinition scope, Cause cause, @Nullable String actor) {
        return stored(repository.update(tx, scope), tx, scope, cause, actor);
    }

    private Uni<ScopeDefinition> stored(
            Uni<Boolean> write, SqlConnection tx, ScopeDefinition scope, Cause cause, @Nullable String actor) {
        return write.invoke(written -> {
                    if (!written) {
                        throw new ConcurrentChangeException(scope.namespace());
                    }
                })
                .chain(() -> changes.announce(tx, scope, cause, actor))
                .replaceWith(scope);
    }

    /** Fails where the namespace is taken by another, or built in. */
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

    /** Fails where the scope is another's. */
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

    /** Retried as a whole where another transaction came first: what was decided on is no longer so. */
    <T> Uni<T> write(Function<SqlConnection, Uni<T>> change) {
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(tx -> ownership.lock(tx).chain(() -> change.apply(tx))))
                .onFailure(ConcurrentChangeException.class)
                .retry()
                .atMost(RETRIES);
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
