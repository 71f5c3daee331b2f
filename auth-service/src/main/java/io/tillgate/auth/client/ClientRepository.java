package io.tillgate.auth.client;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.batch.DataLoader;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The clients in the database. */
@ApplicationScoped
public class ClientRepository {
    private static final String SELECT = "SELECT * FROM client ";
    private static final String INSERT =
            """
            INSERT INTO client (%s, secret_hash) VALUES (%s, $%d) ON CONFLICT (client_id) DO NOTHING""".formatted(ClientRow.COLUMN_LIST, ClientRow.PARAMETER_LIST, ClientRow.WIDTH + 1);

    private static final String UPDATE = """
            UPDATE client SET (%1$s) = (%2$s),
                secret_hash = CASE WHEN $%3$d THEN coalesce($%4$d, secret_hash) END,
                previous_secret_hash = CASE WHEN $%3$d THEN previous_secret_hash END,
                previous_secret_expires_at = CASE WHEN $%3$d THEN previous_secret_expires_at END
            WHERE client_id = $%5$d AND version = $%6$d - 1 AND status <> 'deleted'""".formatted(
                    ClientRow.COLUMN_LIST,
                    ClientRow.PARAMETER_LIST,
                    ClientRow.WIDTH + 1,
                    ClientRow.WIDTH + 2,
                    ClientRow.parameter(ClientAttributes.CLIENT_ID),
                    ClientRow.parameter(ClientAttributes.VERSION));

    private static final String DELETE = """
            UPDATE client SET status = 'deleted', secret_hash = NULL, previous_secret_hash = NULL,
                previous_secret_expires_at = NULL, version = version + 1
            WHERE %s AND status <> 'deleted' RETURNING *""";

    private final DataLoader<String, StoredClient> reads = new DataLoader<>("clients", ClientRepository::findAll);

    /** A client that is not deleted, with the hash of its secret; reads outside transactions are shared. */
    public Uni<Optional<StoredClient>> find(SqlClient db, String clientId) {
        if (isImpossible(clientId)) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (db instanceof Pool) {
            return reads.find(db, clientId);
        }
        return db.preparedQuery(SELECT + "WHERE client_id = $1 AND status <> 'deleted'")
                .execute(Tuple.of(clientId))
                .map(ClientRepository::first);
    }

    /** The API apps of an account that are not deleted, oldest first. */
    public Uni<List<RegisteredClient>> ownedBy(SqlClient db, UUID accountId) {
        return db.preparedQuery(
                        SELECT + "WHERE owner_account_id = $1 AND status <> 'deleted' ORDER BY created_at, client_id")
                .execute(Tuple.of(accountId))
                .map(ClientRepository::all);
    }

    /** Whether the client is new; an id that was ever used is left as it is. */
    public Uni<Boolean> insert(SqlClient db, RegisteredClient client, byte @Nullable [] secretHash) {
        return db.preparedQuery(INSERT)
                .execute(ClientRow.values(client).addValue(secretHash == null ? null : Buffer.buffer(secretHash)))
                .map(inserted -> inserted.rowCount() == 1);
    }

    /**
     * Replaces what a client of the version before is; whether it was of that version.
     *
     * @param secretHash the hash of its first secret; null where that does not change
     */
    public Uni<Boolean> update(SqlClient tx, RegisteredClient client, byte @Nullable [] secretHash) {
        return tx.preparedQuery(UPDATE)
                .execute(ClientRow.values(client)
                        .addBoolean(client.authMethod().usesSecret())
                        .addValue(secretHash == null ? null : Buffer.buffer(secretHash)))
                .map(updated -> updated.rowCount() == 1);
    }

    /** Sets a new secret, and keeps the old one until a time, or not at all; the client as it now is. */
    Uni<RegisteredClient> rotateSecret(SqlClient tx, String clientId, byte[] hash, @Nullable Instant previousUntil) {
        return tx.preparedQuery("""
                        UPDATE client SET secret_hash = $2, version = version + 1,
                            previous_secret_hash = CASE WHEN $3::timestamptz IS NOT NULL THEN secret_hash END,
                            previous_secret_expires_at = $3
                        WHERE client_id = $1 RETURNING *""")
                .execute(Tuple.of(
                        clientId,
                        Buffer.buffer(hash),
                        previousUntil == null ? null : previousUntil.atOffset(ZoneOffset.UTC)))
                .map(rows -> first(rows).orElseThrow().client());
    }

    /** The clients after an id whose id or name holds a text, by id. */
    public Uni<List<RegisteredClient>> page(SqlClient db, @Nullable String text, String afterId, int limit) {
        return db.preparedQuery(SELECT + """
                        WHERE client_id > $1 AND status <> 'deleted' AND ($2::text IS NULL
                            OR strpos(lower(client_id), lower($2)) > 0 OR strpos(lower(client_name), lower($2)) > 0)
                        ORDER BY client_id LIMIT $3""")
                .execute(Tuple.of(afterId, text, limit))
                .map(ClientRepository::all);
    }

    /** Sets the audiences of a client; the client as it now is, empty where they were so already. */
    Uni<Optional<RegisteredClient>> updateAudiences(SqlClient tx, RegisteredClient told) {
        return tx.preparedQuery("""
                        UPDATE client SET audiences = $2, resource_audiences = $3, version = version + 1
                        WHERE client_id = $1 AND status <> 'deleted'
                            AND (audiences, resource_audiences) IS DISTINCT FROM ($2, $3)
                        RETURNING *""")
                .execute(Tuple.tuple()
                        .addString(told.clientId())
                        .addArrayOfString(ClientRow.array(told.audiences()))
                        .addArrayOfString(ClientRow.array(told.resourceAudiences())))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    /**
     * Deletes an API app of an account: it is kept as a mark, so that its id is never given again.
     *
     * @return the client as it now is; empty where the account has no such app
     */
    public Uni<Optional<RegisteredClient>> delete(SqlClient db, String clientId, UUID ownerAccountId) {
        if (isImpossible(clientId)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return db.preparedQuery(DELETE.formatted("client_id = $1 AND owner_account_id = $2"))
                .execute(Tuple.of(clientId, ownerAccountId))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    /** Deletes the API apps that an account created up to a time, or all of them; these as they now are. */
    public Uni<List<RegisteredClient>> deleteOwned(SqlClient tx, UUID ownerAccountId, @Nullable Instant createdUntil) {
        return tx.preparedQuery(
                        DELETE.formatted("owner_account_id = $1 AND ($2::timestamptz IS NULL OR created_at <= $2)"))
                .execute(Tuple.of(ownerAccountId, createdUntil == null ? null : createdUntil.atOffset(ZoneOffset.UTC)))
                .map(ClientRepository::all);
    }

    /** Deletes a client: like an API app, it stays as a mark. */
    public Uni<Optional<RegisteredClient>> delete(SqlClient tx, String clientId) {
        return tx.preparedQuery(DELETE.formatted("client_id = $1"))
                .execute(Tuple.of(clientId))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    /** A client that nobody else changes, or issues tokens to, before the transaction ends; empty where it is deleted. */
    public Uni<Optional<RegisteredClient>> lockAndFind(SqlClient tx, String clientId) {
        if (isImpossible(clientId)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return tx.preparedQuery(SELECT + "WHERE client_id = $1 AND status <> 'deleted' FOR UPDATE")
                .execute(Tuple.of(clientId))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    /** A client that nobody changes before the transaction ends; empty where it is deleted. */
    public Uni<Optional<RegisteredClient>> findForShare(SqlClient tx, String clientId) {
        return tx.preparedQuery(SELECT + "WHERE client_id = $1 AND status <> 'deleted' FOR SHARE")
                .execute(Tuple.of(clientId))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    private static Uni<Map<String, StoredClient>> findAll(SqlClient db, Set<String> clientIds) {
        return db.preparedQuery(SELECT + "WHERE client_id = ANY ($1) AND status <> 'deleted'")
                .execute(Tuple.tuple().addArrayOfString(ClientRow.array(clientIds)))
                .map(rows -> {
                    Map<String, StoredClient> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString("client_id"), stored(row)));
                    return found;
                });
    }

    /** PostgreSQL refuses a statement with a NUL in a text, and with it all reads that share the statement. */
    private static boolean isImpossible(String clientId) {
        return clientId.indexOf('\0') >= 0;
    }

    private static List<RegisteredClient> all(RowSet<Row> rows) {
        List<RegisteredClient> clients = new ArrayList<>();
        rows.forEach(row -> clients.add(ClientRow.client(row)));
        return clients;
    }

    private static Optional<StoredClient> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(stored(rows.iterator().next()));
    }

    private static StoredClient stored(Row row) {
        OffsetDateTime previousUntil = row.getOffsetDateTime("previous_secret_expires_at");
        return new StoredClient(
                ClientRow.client(row),
                bytes(row, "secret_hash"),
                bytes(row, "previous_secret_hash"),
                previousUntil == null ? null : previousUntil.toInstant());
    }

    private static byte @Nullable [] bytes(Row row, String column) {
        Buffer value = row.getDelegate().getBuffer(column);
        return value == null ? null : value.getBytes();
    }
}
