package io.tillgate.auth.client;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The clients in the database. */
@ApplicationScoped
public class ClientRepository {
    private static final String SELECT = "SELECT * FROM client ";

    /** A client that is not deleted, with the hash of its secret. */
    public Uni<Optional<StoredClient>> find(SqlClient db, String clientId) {
        return db.preparedQuery(SELECT + "WHERE client_id = $1 AND status <> 'deleted'")
                .execute(Tuple.of(clientId))
                .map(ClientRepository::first);
    }

    /** The API apps of an account that are not deleted, oldest first. */
    public Uni<List<RegisteredClient>> ownedBy(SqlClient db, UUID accountId) {
        return db.preparedQuery(
                        SELECT + "WHERE owner_account_id = $1 AND status <> 'deleted' ORDER BY created_at, client_id")
                .execute(Tuple.of(accountId))
                .map(rows -> {
                    List<RegisteredClient> clients = new ArrayList<>();
                    rows.forEach(row -> clients.add(client(row)));
                    return clients;
                });
    }

    /** Whether the client is new; an id that was ever used is left as it is. */
    public Uni<Boolean> insert(SqlClient db, RegisteredClient client, byte @Nullable [] secretHash) {
        return db.preparedQuery("""
                        INSERT INTO client (client_id, client_name, secret_hash, status, token_endpoint_auth_method,
                            grant_types, scopes, default_scopes, audiences, resource_audiences, introspect, first_party,
                            redirect_uris, access_token_format, access_token_lifetime, refresh_idle_lifetime,
                            refresh_absolute_lifetime, owner_account_id, created_at, version)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
                        ON CONFLICT (client_id) DO NOTHING""")
                .execute(Tuple.tuple()
                        .addString(client.clientId())
                        .addString(client.clientName())
                        .addValue(secretHash == null ? null : Buffer.buffer(secretHash))
                        .addString(lower(client.status()))
                        .addString(client.authMethod().wireName())
                        .addArrayOfString(array(client.grantTypes()))
                        .addArrayOfString(array(client.scopes()))
                        .addArrayOfString(array(client.defaultScopes()))
                        .addArrayOfString(array(client.audiences()))
                        .addArrayOfString(array(client.resourceAudiences()))
                        .addBoolean(client.introspect())
                        .addBoolean(client.firstParty())
                        .addArrayOfString(array(client.redirectUris()))
                        .addString(lower(client.accessTokenFormat()))
                        .addLong(client.accessTokenLifetime().toSeconds())
                        .addLong(client.refreshIdleLifetime().toSeconds())
                        .addLong(client.refreshAbsoluteLifetime().toSeconds())
                        .addUUID(client.ownerAccountId())
                        .addOffsetDateTime(client.createdAt().atOffset(ZoneOffset.UTC))
                        .addLong(client.version()))
                .map(inserted -> inserted.rowCount() == 1);
    }

    /** Sets the audiences of a client; the client as it now is, empty where they were so already. */
    Uni<Optional<RegisteredClient>> readdress(SqlClient tx, RegisteredClient told) {
        return tx.preparedQuery("""
                        UPDATE client SET audiences = $2, resource_audiences = $3, version = version + 1
                        WHERE client_id = $1 AND status <> 'deleted'
                            AND (audiences, resource_audiences) IS DISTINCT FROM ($2, $3)
                        RETURNING *""")
                .execute(Tuple.tuple()
                        .addString(told.clientId())
                        .addArrayOfString(array(told.audiences()))
                        .addArrayOfString(array(told.resourceAudiences())))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    /**
     * Deletes an API app of an account: it is kept as a mark, so that its id is never given again.
     *
     * @return the client as it now is; empty where the account has no such app
     */
    public Uni<Optional<RegisteredClient>> delete(SqlClient db, String clientId, UUID ownerAccountId) {
        return db.preparedQuery("""
                        UPDATE client SET status = 'deleted', secret_hash = NULL, version = version + 1
                        WHERE client_id = $1 AND owner_account_id = $2 AND status <> 'deleted'
                        RETURNING *""")
                .execute(Tuple.of(clientId, ownerAccountId))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    /** Keeps a client as it is until the transaction ends, and waits for whoever is issuing tokens to it. */
    public Uni<Void> lock(SqlClient tx, String clientId) {
        return tx.preparedQuery("SELECT FROM client WHERE client_id = $1 FOR UPDATE")
                .execute(Tuple.of(clientId))
                .replaceWithVoid();
    }

    /** A client that nobody changes before the transaction ends; empty where it is deleted. */
    public Uni<Optional<RegisteredClient>> hold(SqlClient tx, String clientId) {
        return tx.preparedQuery(SELECT + "WHERE client_id = $1 AND status <> 'deleted' FOR SHARE")
                .execute(Tuple.of(clientId))
                .map(rows -> first(rows).map(StoredClient::client));
    }

    /** Notes that tokens of a client from before a time are dead. */
    public Uni<Void> endTokensBefore(SqlClient db, String clientId, Instant notBefore) {
        return db.preparedQuery(
                        "UPDATE client SET tokens_not_before = greatest(tokens_not_before, $2) WHERE client_id = $1")
                .execute(Tuple.of(clientId, notBefore.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Optional<StoredClient> first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        Buffer hash = row.getDelegate().getBuffer("secret_hash");
        return Optional.of(new StoredClient(client(row), hash == null ? null : hash.getBytes()));
    }

    private static RegisteredClient client(Row row) {
        return new RegisteredClient(
                row.getString("client_id"),
                row.getString("client_name"),
                RegisteredClient.Status.valueOf(upper(row.getString("status"))),
                RegisteredClient.AuthMethod.named(row.getString("token_endpoint_auth_method")),
                Set.of(row.getArrayOfStrings("grant_types")),
                List.of(row.getArrayOfStrings("scopes")),
                List.of(row.getArrayOfStrings("default_scopes")),
                List.of(row.getArrayOfStrings("audiences")),
                List.of(row.getArrayOfStrings("resource_audiences")),
                row.getBoolean("introspect"),
                row.getBoolean("first_party"),
                List.of(row.getArrayOfStrings("redirect_uris")),
                RegisteredClient.AccessTokenFormat.valueOf(upper(row.getString("access_token_format"))),
                Duration.ofSeconds(row.getLong("access_token_lifetime")),
                Duration.ofSeconds(row.getLong("refresh_idle_lifetime")),
                Duration.ofSeconds(row.getLong("refresh_absolute_lifetime")),
                row.getUUID("owner_account_id"),
                instant(row.getOffsetDateTime("tokens_not_before")),
                instant(row.getOffsetDateTime("created_at")),
                row.getLong("version"));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static String[] array(java.util.Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }
}
