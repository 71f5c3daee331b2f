package io.tillgate.scope.definition;

import static io.tillgate.scope.definition.ScopeException.Reason.APP_OF_ANOTHER;
import static io.tillgate.scope.definition.ScopeException.Reason.LABEL_OF_ANOTHER;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of the consent page is whose: an app belongs to the client that used it first, and a label to the owner of the
 * active scope that has it. Every change holds the lock, so that what is decided on stays so.
 */
@ApplicationScoped
class ScopeOwnership {
    private final Set<String> sharedApps;

    ScopeOwnership(ScopesConfig config) {
        this.sharedApps = config.sharedApps().stream().map(ScopeOwnership::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Keeps other changes of scopes waiting until this one is done. */
    Uni<Void> lock(SqlClient transaction) {
        return transaction
                .query("SELECT pg_advisory_xact_lock(hashtextextended('scopes', 0))")
                .execute()
                .replaceWithVoid();
    }

    /**
     * Fails where a scope would stand under another client's name; what it had before it may keep. Administrators may put
     * it under every app.
     *
     * @param current the scope as it is; null if it is new
     * @throws ScopeException where the app is another client's, or a label is that of another client's scope
     */
    Uni<Void> require(SqlClient transaction, @Nullable ScopeDefinition current, ScopeDefinition next, Caller caller) {
        ScopeContent before = current != null && current.active() ? current.content() : null;
        ScopeContent content = next.content();
        boolean free = caller.administrator()
                || sharedApps.contains(key(content.app()))
                || (before != null && key(before.app()).equals(key(content.app())));
        Set<String> labels = new HashSet<>(LabelKeys.of(content));
        if (before != null) {
            labels.removeAll(LabelKeys.of(before));
        }
        return (free ? Uni.createFrom().voidItem() : requireApp(transaction, content.app(), next.owner()))
                .chain(() -> requireLabels(transaction, labels, next.owner()));
    }

    private static Uni<Void> requireApp(SqlClient transaction, String app, String owner) {
        return transaction
                .preparedQuery("SELECT 1 FROM app_owner WHERE app = $1 AND owner <> $2")
                .execute(Tuple.of(key(app), owner))
                .invoke(taken -> {
                    if (taken.size() > 0) {
                        throw new ScopeException(APP_OF_ANOTHER, "Another client owns the app " + app + ".");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> requireLabels(SqlClient transaction, Set<String> labels, String owner) {
        return transaction
                .preparedQuery(
                        "SELECT namespace FROM scope WHERE status = 'active' AND owner <> $1 AND label_keys && $2"
                                + " ORDER BY namespace LIMIT 1")
                .execute(Tuple.of(owner, labels.toArray(String[]::new)))
                .invoke(taken -> taken.forEach(row -> {
                    throw new ScopeException(
                            LABEL_OF_ANOTHER,
                            "The scope " + row.getString("namespace") + " of another client has a label of this one.");
                }))
                .replaceWithVoid();
    }

    /** Makes an app a client's, if it is nobody's yet. */
    Uni<Void> claim(SqlClient transaction, String app, String owner) {
        return transaction
                .preparedQuery("INSERT INTO app_owner (app, owner) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(key(app), owner))
                .replaceWithVoid();
    }

    /** Makes an app a client's, whosever it was. */
    Uni<Void> takeOver(SqlClient transaction, String app, String owner) {
        return transaction
                .preparedQuery("INSERT INTO app_owner (app, owner) VALUES ($1, $2)"
                        + " ON CONFLICT (app) DO UPDATE SET owner = $2 WHERE app_owner.owner <> $2")
                .execute(Tuple.of(key(app), owner))
                .replaceWithVoid();
    }

    /** Gives an app along with the last active scope that its owner has of it. */
    Uni<Void> transfer(SqlClient transaction, ScopeDefinition given, String owner) {
        return transaction
                .preparedQuery("""
                        UPDATE app_owner SET owner = $2
                        WHERE app = $1 AND owner = $3 AND NOT EXISTS (
                            SELECT FROM scope
                            WHERE lower(scope.app) = $1 AND scope.owner = $3 AND status = 'active' AND namespace <> $4)""")
                .execute(Tuple.of(key(given.content().app()), owner, given.owner(), given.namespace()))
                .replaceWithVoid();
    }

    private static String key(String app) {
        return app.toLowerCase(Locale.ROOT);
    }
}
