package io.tillgate.auth.client;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.batch.DataLoader;
import io.tillgate.auth.support.memory.ChangeNotices;
import io.tillgate.auth.support.memory.MemoryConfig;
import io.tillgate.auth.support.memory.RowMemory;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores clients. */
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

    private final RowMemory<String, StoredClient> memory;
    private final ChangeNotices notices;

    ClientRepository(ChangeNotices notices, MemoryConfig config) {
        this.memory = new RowMemory<>(notices, "client", Function.identity(), config.maxRows());
        this.notices = notices;
    }

    /** Returns a client with the hash of its secret; empty if it is deleted. Reads are batched, and kept in memory. */
    public Uni<Optional<StoredClient>> find(Pool pool, String clientId) {
        return isImpossible(clientId)
                ? Uni.createFrom().item(Optional.empty())
                : memory.read(clientId, () -> reads.find(pool, clientId));
    }

    /** Returns a client from memory, to grant but not to refuse; empty if it must be read. See {@link RowMemory}. */
    public Optional<StoredClient> remembered(String clientId) {
        return memory.find(clientId);
    }

    /** Returns a client from memory, or else reads it; see {@link #remembered}. */
    public Uni<Optional<StoredClient>> rememberedOrFind(Pool pool, String clientId) {
        return memory.findOrRead(clientId, () -> reads.find(pool, clientId));
    }

    /** Changes clients in a transaction. Once it completes, this instance decides by the change. */
    public <T> Uni<T> change(Pool pool, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).call(notices::caughtUp);
    }

    /** Returns the API apps of an account, oldest first, without deleted ones. */
    public Uni<List<RegisteredClient>> ownedBy(SqlClient db, UUID accountId) {
        return db.preparedQuery(
                        SELECT + "WHERE owner_account_id = $1 AND status <> 'deleted' ORDER BY created_at, client_id")
                .execute(Tuple.of(accountId))
                .map(ClientRepository::all);
    }

    /** Inserts a client; returns false if its id is or was in use. */
    public Uni<Boolean> insert(SqlClient db, RegisteredClient client, byte @Nullable [] secretHash) {
        return db.preparedQuery(INSERT)
                .execute(ClientRow.values(client).addValue(secretHash == null ? null : Buffer.buffer(secretHash)))
                .map(inserted -> inserted.rowCount() == 1);
    }

    /**
     * Replaces a client; returns false if its stored version is not the one before.
     *
     * @param secretHash the hash of its first secret; null if the secret does not change
     */
    public Uni<Boolean> update(SqlClient tx, RegisteredClient client, byte @Nullable [] secretHash) {
        return tx.preparedQuery(UPDATE)
                .execute(ClientRow.values(client)
                        .addBoolean(client.authMethod().usesSecret())
                        .addValue(secretHash == null ? null : Buffer.buffer(secretHash)))
                .map(updated -> updated.rowCount() == 1);
    }

    /** Sets a new secret and returns the client. The old one is kept until {@code previousUntil}, if that is set. */
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

    /** Returns the clients after an id, sorted by id, whose id or name contains a text. */
    public Uni<List<RegisteredClient>> page(SqlClient db, @Nullable String text, String afterId, int limit) {
        return db.preparedQuery(SELECT + """
                        WHERE client_id > $1 AND status <> 'deleted' AND ($2::text IS NULL
                            OR strpos(lower(client_id), lower($2)) > 0 OR strpos(lower(client_name), lower($2)) > 0)
                        ORDER BY client_id LIMIT $3""")
                .execute(Tuple.of(afterId, text, limit))
                .map(ClientRepository::all);
    }

    /** Sets the audiences of a client and returns it; empty if nothing changed. */
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
     * Deletes an API app of an account. Its row is kept, so that its id is never reused.
     *
     * @return the deleted client; empty if the account has no such app
     */
    public Uni<Optional<RegisteredClient>> delete(SqlClient db, String clientId, UUID ownerAccountId) {
        if (isImpossible(clientId)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return db.preparedQuery(DELETE.formatted("client_id = $1 AND owner_account_id = $2"))
                .execute(Tuple.of(clientId, ownerAccountId))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    /** Deletes and returns the API apps that an account created up to a time, or all if that is null. */
    public Uni<List<RegisteredClient>> deleteOwned(SqlClient tx, UUID ownerAccountId, @Nullable Instant createdUntil) {
        return tx.preparedQuery(
                        DELETE.formatted("owner_account_id = $1 AND ($2::timestamptz IS NULL OR created_at <= $2)"))
                .execute(Tuple.of(ownerAccountId, createdUntil == null ? null : createdUntil.atOffset(ZoneOffset.UTC)))
                .map(ClientRepository::all);
    }

    /** Deletes and returns a client. Its row is kept, so that its id is never reused. */
    public Uni<Optional<RegisteredClient>> delete(SqlClient tx, String clientId) {
        return tx.preparedQuery(DELETE.formatted("client_id = $1"))
                .execute(Tuple.of(clientId))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    /** Returns a client and locks it exclusively until the transaction ends; empty if it is deleted. */
    public Uni<Optional<RegisteredClient>> lockAndFind(SqlClient tx, String clientId) {
        if (isImpossible(clientId)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return tx.preparedQuery(SELECT + "WHERE client_id = $1 AND status <> 'deleted' FOR UPDATE")
                .execute(Tuple.of(clientId))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    /** Returns a client and locks it against changes until the transaction ends; empty if it is deleted. */
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

    /** Returns whether an id contains NUL, for which PostgreSQL would refuse the whole batch of reads. */
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
