package io.tillgate.scope.definition;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tillgate.scope.definition.ScopeDefinition.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code scope}. Stateless. */
@ApplicationScoped
class ScopeRepository implements PanacheRepositoryBase<ScopeDefinition, String> {
    private static final Sort BY_NAMESPACE = Sort.by("namespace");

    /** The scope; null if there is none. An invalid name is not sent to PostgreSQL, which may reject its characters. */
    Uni<@Nullable ScopeDefinition> findByNamespace(String namespace) {
        return isName(namespace) ? findById(namespace) : Uni.createFrom().nullItem();
    }

    /** Locks the row until the end of the transaction, so that changes of a scope and their events stay in order. */
    Uni<@Nullable ScopeDefinition> findForChange(String namespace) {
        return isName(namespace)
                ? findById(namespace, LockModeType.PESSIMISTIC_WRITE)
                : Uni.createFrom().nullItem();
    }

    /** Locks the scopes that a manifest names and those of its app. */
    Uni<List<ScopeDefinition>> findForManifest(String app, Set<String> namespaces) {
        return find("namespace in ?1 or content.app = ?2", BY_NAMESPACE, namespaces, app)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Uni<List<ScopeDefinition>> list(ScopeFilter filter) {
        StringBuilder where = new StringBuilder("status = :status");
        Parameters values = Parameters.with("status", Status.ACTIVE);
        if (filter.app() != null) {
            where.append(" and content.app = :app");
            values.and("app", filter.app());
        }
        if (filter.group() != null) {
            where.append(" and not content.clientsOnly"
                    + " and (array_length(content.group) = 0 or array_intersects(content.group, :groups))");
            values.and("groups", new String[] {filter.group()});
        }
        return find(where.toString(), BY_NAMESPACE, values).list();
    }

    /** An active scope of another owner that has one of the labels; null if there is none. */
    Uni<@Nullable ScopeDefinition> findByLabel(List<String> labelKeys, String owner) {
        return find(
                        "status = ?1 and owner <> ?2 and array_intersects(labelKeys, ?3)",
                        BY_NAMESPACE,
                        Status.ACTIVE,
                        owner,
                        labelKeys.toArray(String[]::new))
                .firstResult();
    }

    /** Returns whether the owner of a scope has another active scope of an app. The app's name is in lower case. */
    Uni<Boolean> hasOther(String app, ScopeDefinition scope) {
        return count(
                        "status = ?1 and owner = ?2 and lower(content.app) = ?3 and namespace <> ?4",
                        Status.ACTIVE,
                        scope.owner(),
                        app,
                        scope.namespace())
                .map(others -> others > 0);
    }

    /** Blocks other changes of scopes until the end of the transaction. */
    Uni<Void> lock() {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('scopes', 0))", Integer.class)
                        .getSingleResult())
                .replaceWithVoid();
    }

    private static boolean isName(String namespace) {
        return ScopeRules.NAMESPACE.matcher(namespace).matches();
    }
}
