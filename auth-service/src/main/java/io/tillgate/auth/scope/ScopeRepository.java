package io.tillgate.auth.scope;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.batch.SharedReads;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The scope definitions that this service knows. */
@ApplicationScoped
public class ScopeRepository {

    private final SharedReads<Set<String>, Map<String, Scope>> reads =
            new SharedReads<>("scopes", ScopeRepository::activeOfEach);

    /** The active definitions among some namespaces, by namespace; reads outside transactions are shared. */
    public Uni<Map<String, Scope>> active(SqlClient db, Collection<String> namespaces) {
        return db instanceof Pool
                ? reads.find(db, Set.copyOf(namespaces)).map(Optional::orElseThrow)
                : query(db, namespaces);
    }

    private static Uni<Map<Set<String>, Map<String, Scope>>> activeOfEach(SqlClient db, Set<Set<String>> wanted) {
        Set<String> all = wanted.stream().flatMap(Set::stream).collect(Collectors.toSet());
        return query(db, all)
                .map(active -> wanted.stream().collect(Collectors.toMap(Function.identity(), some -> {
                    Map<String, Scope> found = new HashMap<>(active);
                    found.keySet().retainAll(some);
                    return found;
                })));
    }

    private static Uni<Map<String, Scope>> query(SqlClient db, Collection<String> namespaces) {
        return db.preparedQuery(
                        "SELECT namespace, groups, clients_only FROM scope WHERE active AND namespace = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfString(namespaces.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Scope> scopes = new HashMap<>();
                    rows.forEach(row -> scopes.put(
                            row.getString(0), new Scope(Set.of(row.getArrayOfStrings(1)), row.getBoolean(2))));
                    return scopes;
                });
    }

    /** Whether a namespace was ever registered. */
    public Uni<Boolean> isKnown(SqlClient db, String namespace) {
        return db.preparedQuery("SELECT FROM scope WHERE namespace = $1")
                .execute(Tuple.of(namespace))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Every active namespace, sorted. */
    public Uni<java.util.List<String>> activeNamespaces(SqlClient db) {
        return db.query("SELECT coalesce(array_agg(namespace ORDER BY namespace), '{}') FROM scope WHERE active")
                .execute()
                .map(rows -> java.util.List.of(rows.iterator().next().getArrayOfStrings(0)));
    }

    /** All definitions, by namespace; at most 1,000. */
    public Uni<List<KnownScope>> all(SqlClient db) {
        return db.query("SELECT * FROM scope ORDER BY namespace LIMIT 1000")
                .execute()
                .map(rows -> {
                    List<KnownScope> scopes = new ArrayList<>();
                    rows.forEach(row -> scopes.add(new KnownScope(
                            row.getString("namespace"),
                            new Scope(Set.of(row.getArrayOfStrings("groups")), row.getBoolean("clients_only")),
                            new ScopeDisplay(
                                    row.getString("label"),
                                    row.getString("description"),
                                    row.getString("icon"),
                                    row.getString("color"),
                                    row.getString("app")),
                            row.getBoolean("active"))));
                    return scopes;
                });
    }

    /** How some namespaces are shown, by namespace; what is not known is left out. */
    public Uni<Map<String, ScopeDisplay>> displays(SqlClient db, Collection<String> namespaces) {
        return db.preparedQuery(
                        "SELECT namespace, label, description, icon, color, app FROM scope WHERE namespace = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfString(namespaces.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, ScopeDisplay> displays = new HashMap<>();
                    rows.forEach(row -> displays.put(
                            row.getString(0),
                            new ScopeDisplay(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5))));
                    return displays;
                });
    }

    /** Takes over a definition, unless something newer is known. */
    public Uni<Void> update(
            SqlClient tx, String namespace, Scope scope, ScopeDisplay display, boolean active, long version) {
        return tx.preparedQuery("""
                        INSERT INTO scope AS known (namespace, groups, clients_only, active, version, label,
                            description, icon, color, app)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                        ON CONFLICT (namespace) DO UPDATE
                            SET groups = $2, clients_only = $3, active = $4, version = $5, label = $6,
                                description = $7, icon = $8, color = $9, app = $10
                            WHERE known.version < $5""")
                .execute(Tuple.tuple()
                        .addString(namespace)
                        .addArrayOfString(scope.groups().toArray(String[]::new))
                        .addBoolean(scope.clientsOnly())
                        .addBoolean(active)
                        .addLong(version)
                        .addString(display.label())
                        .addString(display.description())
                        .addString(display.icon())
                        .addString(display.color())
                        .addString(display.app()))
                .replaceWithVoid();
    }
}
