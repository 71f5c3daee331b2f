package io.tillgate.auth.key;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The signing keys in the database. A trigger announces each change to all instances. */
@ApplicationScoped
public class KeyRepository {
    /** Returns all keys that have not been deleted. */
    public Uni<KeyHistory> all(SqlClient db) {
        return db.query("""
                        SELECT kid, algorithm, generation, created_at, activates_at, revoked_at, revocation_reason,
                            jwk_encrypted
                        FROM signing_key ORDER BY algorithm, generation""")
                .execute()
                .map(rows -> new KeyHistory(StreamSupport.stream(rows.spliterator(), false)
                        .map(KeyRepository::key)
                        .toList()));
    }

    /** Locks the keys against changes by other transactions until this one ends; reads are not blocked. */
    public Uni<Void> lock(SqlClient tx) {
        return tx.query("LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE")
                .execute()
                .replaceWithVoid();
    }

    /** Adds a key. Returns false if another instance has already added that generation. */
    public Uni<Boolean> add(SqlClient db, StoredKey key) {
        return db.preparedQuery("""
                        INSERT INTO signing_key (kid, algorithm, generation, created_at, activates_at, jwk_encrypted)
                        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (algorithm, generation) DO NOTHING""")
                .execute(Tuple.of(
                        key.id(),
                        key.algorithm().jws().getName(),
                        key.generation(),
                        utc(key.createdAt()),
                        utc(key.activatesAt()),
                        key.encryptedJwk()))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Brings the activation of a key forward. Returns false if it would not become earlier, or if the key is revoked.
     */
    public Uni<Boolean> bringForward(SqlClient db, String id, Instant activatesAt) {
        return db.preparedQuery("""
                        UPDATE signing_key SET activates_at = $2
                        WHERE kid = $1 AND activates_at > $2 AND revoked_at IS NULL""").execute(Tuple.of(id, utc(activatesAt))).map(rows -> rows.rowCount() == 1);
    }

    /** Revokes a key. Returns false if it is unknown or already revoked. */
    public Uni<Boolean> revoke(SqlClient db, String id, Instant at, String reason) {
        return db.preparedQuery("""
                        UPDATE signing_key SET revoked_at = $2, revocation_reason = $3
                        WHERE kid = $1 AND revoked_at IS NULL""").execute(Tuple.of(id, utc(at), reason)).map(rows -> rows.rowCount() == 1);
    }

    /** Returns the revoked keys whose revocation records may not all have been signed again. */
    public Uni<List<String>> toReissue(SqlClient db) {
        return db.query("SELECT kid FROM signing_key WHERE revoked_at IS NOT NULL AND reissued_at IS NULL")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList());
    }

    /** Marks the keys that were revoked before a time as reissued: all records that they signed were signed again. */
    public Uni<Void> reissued(SqlClient db, Collection<String> ids, Instant revokedBefore, Instant at) {
        return db.preparedQuery("UPDATE signing_key SET reissued_at = $3 WHERE kid = ANY ($1) AND revoked_at < $2")
                .execute(Tuple.of(ids.toArray(String[]::new), utc(revokedBefore), utc(at)))
                .replaceWithVoid();
    }

    /** Deletes keys that were retired or revoked before a time and are no longer needed. */
    public Uni<Void> deleteDead(SqlClient db, Instant before) {
        return db.preparedQuery("""
                        DELETE FROM signing_key dead WHERE revoked_at < $1 AND reissued_at IS NOT NULL
                            OR EXISTS (SELECT FROM signing_key later WHERE later.algorithm = dead.algorithm
                                AND later.generation > dead.generation AND later.revoked_at IS NULL
                                AND later.activates_at < $1)""").execute(Tuple.of(utc(before))).replaceWithVoid();
    }

    private static StoredKey key(Row row) {
        return new StoredKey(
                row.getString("kid"),
                SigningAlgorithm.named(row.getString("algorithm"))
                        .orElseThrow(() ->
                                new IllegalStateException("the database contains a key with an unknown algorithm")),
                row.getLong("generation"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("activates_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("revoked_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getString("revocation_reason"),
                Buffer.buffer(row.getDelegate().getBuffer("jwk_encrypted").getBytes()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
