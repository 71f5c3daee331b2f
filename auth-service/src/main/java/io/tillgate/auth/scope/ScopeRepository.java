package io.tillgate.auth.scope;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.batch.DataLoader;
import io.tillgate.auth.support.memory.ChangeNotices;
import io.tillgate.auth.support.memory.RowMemory;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
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

    private final DataLoader<Set<String>, Map<String, Scope>> reads =
            new DataLoader<>("scopes", ScopeRepository::activeOfEach);

    private static final String ALL = "";

    private final DataLoader<String, ScopeCatalogue> catalogues =
            new DataLoader<>("scope catalogue", (db, one) -> catalogue(db).map(read -> Map.of(ALL, read)));
    private final RowMemory<String, ScopeCatalogue> memory;

    ScopeRepository(ChangeNotices notices) {
        this.memory = new RowMemory<>(notices, "scope", all -> ALL, 1);
    }

    /** Returns the catalogue from memory, or else reads it. Its version must be verified; see {@link RowMemory}. */
    public Uni<ScopeCatalogue> catalogue(Pool pool) {
        return memory.findOrRead(ALL, () -> catalogues.find(pool, ALL)).map(Optional::orElseThrow);
    }

    private static Uni<ScopeCatalogue> catalogue(SqlClient db) {
        return db.query("""
                        SELECT catalogue.version AS catalogue_version, namespace, groups, clients_only, api_keys, grave
                        FROM scope_catalogue AS catalogue LEFT JOIN scope ON active""").execute().map(rows -> {
            Map<String, Scope> active = new HashMap<>();
            long version = rows.iterator().next().getLong("catalogue_version");
            rows.forEach(row -> {
                if (row.getString("namespace") != null) {
                    active.put(row.getString("namespace"), scope(row));
                }
            });
            return new ScopeCatalogue(version, active);
        });
    }

    /** Returns the active definitions of some namespaces, by namespace. Reads are shared. */
    public Uni<Map<String, Scope>> active(Pool pool, Collection<String> namespaces) {
        return reads.find(pool, Set.copyOf(namespaces)).map(Optional::orElseThrow);
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

    /** Returns the active definitions of some namespaces, by namespace, as a transaction sees them. */
    public Uni<Map<String, Scope>> activeInTransaction(SqlClient tx, Collection<String> namespaces) {
        return query(tx, namespaces);
    }

    private static Uni<Map<String, Scope>> query(SqlClient db, Collection<String> namespaces) {
        return db.preparedQuery("SELECT namespace, groups, clients_only, api_keys, grave FROM scope"
                        + " WHERE active AND namespace = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfString(namespaces.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Scope> scopes = new HashMap<>();
                    rows.forEach(row -> scopes.put(row.getString("namespace"), scope(row)));
                    return scopes;
                });
    }

    /** Returns whether a namespace was ever registered. */
    public Uni<Boolean> isKnown(SqlClient db, String namespace) {
        return db.preparedQuery("SELECT FROM scope WHERE namespace = $1")
                .execute(Tuple.of(namespace))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Returns all active namespaces, sorted. */
    public Uni<java.util.List<String>> activeNamespaces(SqlClient db) {
        return db.query("SELECT coalesce(array_agg(namespace ORDER BY namespace), '{}') FROM scope WHERE active")
                .execute()
                .map(rows -> java.util.List.of(rows.iterator().next().getArrayOfStrings(0)));
    }

    /** Returns all definitions, sorted by namespace. */
    public Uni<List<KnownScope>> all(SqlClient db) {
        return db.query("SELECT * FROM scope ORDER BY namespace").execute().map(rows -> {
            List<KnownScope> scopes = new ArrayList<>();
            rows.forEach(row -> scopes.add(
                    new KnownScope(row.getString("namespace"), scope(row), display(row), row.getBoolean("active"))));
            return scopes;
        });
    }

    /** Returns how some namespaces are shown, by namespace, without unknown ones. */
    public Uni<Map<String, ScopeDisplay>> displays(SqlClient db, Collection<String> namespaces) {
        return db.preparedQuery("SELECT namespace, label, description, translations, icon, color, app, owner FROM scope"
                        + " WHERE namespace = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfString(namespaces.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, ScopeDisplay> displays = new HashMap<>();
                    rows.forEach(row -> displays.put(row.getString(0), display(row)));
                    return displays;
                });
    }

    private static Scope scope(Row row) {
        boolean forSignIns = SignInScopes.contain(row.getString("namespace"));
        return new Scope(
                Set.of(row.getArrayOfStrings("groups")),
                row.getBoolean("clients_only"),
                row.getBoolean("api_keys") && !forSignIns,
                row.getBoolean("grave") || forSignIns);
    }

    private static ScopeDisplay display(Row row) {
        return new ScopeDisplay(
                row.getString("label"),
                row.getString("description"),
                translations(row.getJsonObject("translations")),
                row.getString("icon"),
                row.getString("color"),
                row.getString("app"),
                row.getString("owner"));
    }

    private static Map<String, ScopeWording> translations(JsonObject json) {
        return json.stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> ((JsonObject) each.getValue()).mapTo(ScopeWording.class)));
    }

    /**
     * Locks some scopes against changes until the transaction ends, so that consent covers exactly what was shown, and a
     * scope that is retired is removed from a key that is being issued.
     */
    public Uni<Void> lockForShare(SqlClient tx, Collection<String> namespaces) {
        return tx.preparedQuery("SELECT FROM scope WHERE namespace = ANY ($1) ORDER BY namespace FOR SHARE")
                .execute(Tuple.tuple().addArrayOfString(namespaces.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /**
     * Returns the consent version of a scope that this service knows; empty if it does not know the scope. Blocks
     * consent to the scope, and API keys with it, until the transaction ends.
     */
    public Uni<Optional<Long>> consentVersion(SqlClient tx, String namespace) {
        return tx.preparedQuery("SELECT consent_version FROM scope WHERE namespace = $1 FOR UPDATE")
                .execute(Tuple.of(namespace))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    /** Returns whether this service knows no newer version of a scope. */
    public Uni<Boolean> isOlder(SqlClient db, String namespace, long version) {
        return db.preparedQuery("SELECT FROM scope WHERE namespace = $1 AND version > $2")
                .execute(Tuple.of(namespace, version))
                .map(newer -> newer.rowCount() == 0);
    }

    /** Returns whether a version is the one after the known one, or the scope is not known at all. */
    public Uni<Boolean> isNext(SqlClient db, String namespace, long version) {
        return db.preparedQuery("SELECT FROM scope WHERE namespace = $1 AND version <> $2 - 1")
                .execute(Tuple.of(namespace, version))
                .map(other -> other.rowCount() == 0);
    }

    /** Stores a definition unless a newer version is stored. */
    public Uni<Void> update(SqlClient tx, KnownScope known, long version, long consentVersion) {
        ScopeDisplay display = known.display();
        return tx.preparedQuery("""
                        INSERT INTO scope AS known (namespace, groups, clients_only, active, version, label,
                            description, icon, color, app, translations, consent_version, api_keys, grave, owner)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb, $12, $13, $14, $15)
                        ON CONFLICT (namespace) DO UPDATE
                            SET groups = $2, clients_only = $3, active = $4, version = $5, label = $6,
                                description = $7, icon = $8, color = $9, app = $10,
                                translations = $11::text::jsonb, consent_version = $12, api_keys = $13, grave = $14,
                                owner = $15
                            WHERE known.version <= $5""")
                .execute(Tuple.tuple()
                        .addString(known.namespace())
                        .addArrayOfString(known.scope().groups().toArray(String[]::new))
                        .addBoolean(known.scope().clientsOnly())
                        .addBoolean(known.active())
                        .addLong(version)
                        .addString(display.label())
                        .addString(display.description())
                        .addString(display.icon())
                        .addString(display.color())
                        .addString(display.app())
                        .addString(JsonObject.mapFrom(display.translations()).encode())
                        .addLong(consentVersion)
                        .addBoolean(known.scope().apiKeys())
                        .addBoolean(known.scope().grave())
                        .addString(display.owner()))
                .replaceWithVoid();
    }
}
