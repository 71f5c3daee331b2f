package io.tillgate.scope.definition;

import io.smallrye.mutiny.Uni;
import io.tillgate.scope.definition.ScopeDefinition.Status;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The table {@code scope}. */
@ApplicationScoped
class ScopeRepository {
    private static final String COLUMNS =
            "namespace, label, description, app, icon, color, grantable_by, clients_only, owner, built_in, status,"
                    + " translations, version, consent_version, api_keys, grave, label_keys, created_at, updated_at";

    private static final String INSERT = "INSERT INTO scope (" + COLUMNS + ")"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text::jsonb, $13, $14, $15, $16, $17, $18, $19)"
            + " ON CONFLICT (namespace) DO NOTHING";

    private static final String UPDATE = """
            UPDATE scope
            SET label = $2, description = $3, app = $4, icon = $5, color = $6, grantable_by = $7, clients_only = $8,
                owner = $9, built_in = $10, status = $11, translations = $12::text::jsonb, version = $13, consent_version = $14,
                api_keys = $15, grave = $16, label_keys = $17, updated_at = $18
            WHERE namespace = $1 AND version = $13 - 1""";

    private static final String FIND = "SELECT " + COLUMNS + " FROM scope WHERE namespace = $1";

    private static final String FIND_FOR_MANIFEST =
            "SELECT " + COLUMNS + " FROM scope WHERE namespace = ANY ($1) OR app = $2 ORDER BY namespace FOR UPDATE";

    private static final String LIST = "SELECT " + COLUMNS + """
             FROM scope
            WHERE status = 'active' AND ($1::text IS NULL OR app = $1)
              AND ($2::text IS NULL OR (NOT clients_only AND (grantable_by = '{}' OR $2 = ANY (grantable_by))))
            ORDER BY namespace""";

    /** Whether the namespace was free and now is this definition's. */
    Uni<Boolean> insert(SqlClient client, ScopeDefinition scope) {
        Tuple row =
                editable(scope).addOffsetDateTime(time(scope.createdAt())).addOffsetDateTime(time(scope.updatedAt()));
        return client.preparedQuery(INSERT).execute(row).map(result -> result.rowCount() == 1);
    }

    /** Whether the stored version was the one before this definition's, and now is this definition's. */
    Uni<Boolean> update(SqlClient client, ScopeDefinition scope) {
        Tuple row = editable(scope).addOffsetDateTime(time(scope.updatedAt()));
        return client.preparedQuery(UPDATE).execute(row).map(result -> result.rowCount() == 1);
    }

    Uni<Optional<ScopeDefinition>> find(SqlClient client, String namespace) {
        return find(client, FIND, namespace);
    }

    /** Locks the row to the end of the transaction: changes of one scope, and their events, follow one another. */
    Uni<Optional<ScopeDefinition>> findForChange(SqlClient transaction, String namespace) {
        return find(transaction, FIND + " FOR UPDATE", namespace);
    }

    /** Locks what a manifest names and what its app has. */
    Uni<List<ScopeDefinition>> findForManifest(SqlClient transaction, String app, Set<String> namespaces) {
        return transaction
                .preparedQuery(FIND_FOR_MANIFEST)
                .execute(Tuple.of(namespaces.toArray(String[]::new), app))
                .map(ScopeRepository::definitions);
    }

    private static Uni<Optional<ScopeDefinition>> find(SqlClient client, String sql, String namespace) {
        if (!ScopeRules.NAMESPACE.matcher(namespace).matches()) {
            return Uni.createFrom().item(Optional.empty()); // never stored, and maybe no text for PostgreSQL
        }
        return client.preparedQuery(sql).execute(Tuple.of(namespace)).map(rows -> {
            RowIterator<Row> iterator = rows.iterator();
            return iterator.hasNext() ? Optional.of(definition(iterator.next())) : Optional.empty();
        });
    }

    Uni<List<ScopeDefinition>> list(SqlClient client, ScopeFilter filter) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(filter.app(), filter.group()))
                .map(ScopeRepository::definitions);
    }

    private static Tuple editable(ScopeDefinition scope) {
        ScopeContent content = scope.content();
        return Tuple.tuple()
                .addString(scope.namespace())
                .addString(content.label())
                .addString(content.description())
                .addString(content.app())
                .addString(content.icon())
                .addString(content.color())
                .addArrayOfString(content.group().toArray(String[]::new))
                .addBoolean(content.clientsOnly())
                .addString(scope.owner())
                .addBoolean(scope.builtIn())
                .addString(scope.status().name().toLowerCase(Locale.ROOT))
                .addString(WordingJson.write(content.translations()))
                .addLong(scope.version())
                .addLong(scope.consentVersion())
                .addBoolean(content.apiKeys())
                .addBoolean(content.grave())
                .addArrayOfString(LabelKeys.of(content).toArray(String[]::new));
    }

    private static List<ScopeDefinition> definitions(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ScopeRepository::definition)
                .toList();
    }

    private static ScopeDefinition definition(Row row) {
        return new ScopeDefinition(
                row.getString("namespace"),
                new ScopeContent(
                        row.getString("label"),
                        row.getString("description"),
                        WordingJson.read(row.getJsonObject("translations")),
                        row.getString("app"),
                        row.getString("icon"),
                        row.getString("color"),
                        List.of(row.getArrayOfStrings("grantable_by")),
                        row.getBoolean("clients_only"),
                        row.getBoolean("api_keys"),
                        row.getBoolean("grave")),
                row.getString("owner"),
                row.getBoolean("built_in"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getLong("version"),
                row.getLong("consent_version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
