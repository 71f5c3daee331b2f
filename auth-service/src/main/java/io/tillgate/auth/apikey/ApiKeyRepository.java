package io.tillgate.auth.apikey;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.support.batch.RowBatches;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Stores API keys. A live key is neither revoked nor expired. */
@ApplicationScoped
public class ApiKeyRepository {
    private static final String LIVE = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)";
    private static final String REVOKE = "UPDATE api_key SET revoked_at = $2, revocation_reason = $3 WHERE " + LIVE;

    private static final String REVOKE_ALL = REVOKE + " AND %s RETURNING *";

    private final KeyRing keys;
    private final RowMemory<String, ApiKey> memory;

    ApiKeyRepository(KeyRing keys, ChangeNotices notices, MemoryConfig config) {
        this.keys = keys;
        this.memory = new RowMemory<>(notices, "api_key", Function.identity(), config.maxRows());
    }

    /** Stores a new key. */
    public Uni<Void> insert(SqlClient tx, ApiKey key, ApiKeySecret secret) {
        return tx.preparedQuery("""
                        INSERT INTO api_key (id, key_hash, prefix, account_id, callback_host, apps, scopes,
                            credentials_changed_at, created_at, expires_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""")
                .execute(Tuple.tuple()
                        .addUUID(key.id())
                        .addValue(hash(secret))
                        .addString(key.prefix())
                        .addUUID(key.accountId())
                        .addString(key.callbackHost())
                        .addArrayOfString(key.apps().toArray(String[]::new))
                        .addArrayOfString(key.scopes().toArray(String[]::new))
                        .addOffsetDateTime(utc(key.credentialsChangedAt()))
                        .addOffsetDateTime(utc(key.createdAt()))
                        .addOffsetDateTime(key.expiresAt() == null ? null : utc(key.expiresAt())))
                .replaceWithVoid();
    }

    /** Returns the live key with a secret, and keeps it in memory. */
    public Uni<Optional<ApiKey>> find(Pool pool, ApiKeySecret secret, Instant now) {
        return memory.read(
                rowKey(secret),
                () -> pool.preparedQuery("SELECT * FROM api_key WHERE key_hash = $1 AND " + LIVE)
                        .execute(Tuple.of(hash(secret), utc(now)))
                        .map(rows -> all(rows).stream().findFirst()));
    }

    /** Returns the live key with a secret from memory; empty if it must be read. See {@link RowMemory}. */
    public Optional<ApiKey> remembered(ApiKeySecret secret, Instant now) {
        return memory.find(rowKey(secret))
                .filter(key -> key.expiresAt() == null || key.expiresAt().isAfter(now));
    }

    /** Returns the live keys of an account, oldest first. */
    public Uni<List<ApiKey>> ofAccount(SqlClient db, UUID accountId, Instant now, int limit) {
        return db.preparedQuery(
                        "SELECT * FROM api_key WHERE account_id = $1 AND " + LIVE + " ORDER BY created_at, id LIMIT $3")
                .execute(Tuple.of(accountId, utc(now), limit))
                .map(ApiKeyRepository::all);
    }

    /** Returns the number of live keys of an account. */
    public Uni<Integer> count(SqlClient tx, UUID accountId, Instant now) {
        return tx.preparedQuery("SELECT count(*) FROM api_key WHERE account_id = $1 AND " + LIVE)
                .execute(Tuple.of(accountId, utc(now)))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Records the use of a key, unless a use after {@code notedBefore} is recorded. */
    public Uni<Void> used(SqlClient db, UUID id, Instant now, Instant notedBefore) {
        return db.preparedQuery("UPDATE api_key SET last_used_at = $2"
                        + " WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $3)")
                .execute(Tuple.of(id, utc(now), utc(notedBefore)))
                .replaceWithVoid();
    }

    /**
     * Revokes a live key.
     *
     * @param owner the account that must own it
     * @return the key; empty if the account has no such live key
     */
    public Uni<List<ApiKey>> revoke(SqlClient tx, UUID id, UUID owner, String reason, Instant now) {
        return tx.preparedQuery(REVOKE + " AND id = $1 AND account_id = $4 RETURNING *")
                .execute(Tuple.of(id, utc(now), reason, owner))
                .map(ApiKeyRepository::all);
    }

    /** Revokes a live key of any account; empty if there is no such live key. */
    public Uni<List<ApiKey>> revoke(SqlClient tx, UUID id, String reason, Instant now) {
        return tx.preparedQuery(REVOKE + " AND id = $1 RETURNING *")
                .execute(Tuple.of(id, utc(now), reason))
                .map(ApiKeyRepository::all);
    }

    /**
     * Revokes the live keys with a scope. All keys must be locked.
     *
     * @param ended processes the keys, in batches
     */
    public Uni<Void> revokeHolding(
            SqlConnection tx, String scope, String reason, Instant now, Function<List<ApiKey>, Uni<Void>> ended) {
        return RowBatches.process(
                tx,
                REVOKE_ALL.formatted("$1 = ANY (scopes)"),
                Tuple.of(scope, utc(now), reason),
                rows -> ended.apply(all(rows)));
    }

    /**
     * Revokes the live keys created before a time. All keys must be locked.
     *
     * @param ended processes the keys, in batches
     */
    public Uni<Void> revokeMadeBefore(
            SqlConnection tx, Instant time, String reason, Instant now, Function<List<ApiKey>, Uni<Void>> ended) {
        return RowBatches.process(
                tx,
                REVOKE_ALL.formatted("created_at < $1"),
                Tuple.of(utc(time), utc(now), reason),
                rows -> ended.apply(all(rows)));
    }

    /** Returns whether a key with an id exists, live or not. */
    public Uni<Boolean> exists(SqlClient db, UUID id) {
        return db.preparedQuery("SELECT FROM api_key WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Locks all keys against creation and change until the transaction ends. */
    public Uni<Void> lockAll(SqlClient tx) {
        return tx.query("LOCK TABLE api_key IN SHARE ROW EXCLUSIVE MODE")
                .execute()
                .replaceWithVoid();
    }

    /** Revokes and returns the live keys of an account that were created up to a time. */
    public Uni<List<ApiKey>> revokeMadeUntil(SqlClient tx, UUID accountId, Instant until, String reason, Instant now) {
        return tx.preparedQuery(REVOKE + " AND account_id = $1 AND created_at <= $4 RETURNING *")
                .execute(Tuple.of(accountId, utc(now), reason, utc(until)))
                .map(ApiKeyRepository::all);
    }

    /** Revokes and returns the live keys of an account whose sign-in used a password set before a time. */
    public Uni<List<ApiKey>> revokeOfOlderPassword(
            SqlClient tx, UUID accountId, Instant changedAt, String reason, Instant now) {
        return tx.preparedQuery(REVOKE + " AND account_id = $1 AND credentials_changed_at < $4 RETURNING *")
                .execute(Tuple.of(accountId, utc(now), reason, utc(changedAt)))
                .map(ApiKeyRepository::all);
    }

    /** Removes a scope from every key that is not revoked; registering the scope again does not restore it. */
    public Uni<Void> removeScope(SqlClient tx, String namespace) {
        return tx.preparedQuery("UPDATE api_key SET scopes = array_remove(scopes, $1)"
                        + " WHERE $1 = ANY (scopes) AND revoked_at IS NULL")
                .execute(Tuple.of(namespace))
                .replaceWithVoid();
    }

    private Buffer hash(ApiKeySecret secret) {
        return Buffer.buffer(secret.hash(keys.secretHash()));
    }

    /** Returns the hash as PostgreSQL announces it. */
    private String rowKey(ApiKeySecret secret) {
        return "\\x" + HexFormat.of().formatHex(secret.hash(keys.secretHash()));
    }

    private static List<ApiKey> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ApiKeyRepository::key)
                .toList();
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.getUUID("id"),
                row.getString("prefix"),
                row.getUUID("account_id"),
                row.getString("callback_host"),
                List.of(row.getArrayOfStrings("apps")),
                List.of(row.getArrayOfStrings("scopes")),
                row.getOffsetDateTime("credentials_changed_at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("last_used_at")),
                instant(row.getOffsetDateTime("expires_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
