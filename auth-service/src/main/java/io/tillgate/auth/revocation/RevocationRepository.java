package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.revocation.event.LiveRevocations;
import io.tillgate.auth.support.batch.DataLoader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The revocations that have not expired. */
@ApplicationScoped
public class RevocationRepository {
    private static final String LIVE = "SELECT key, not_before, expires_at FROM revocation WHERE ";

    private final DataLoader<Set<String>, Map<String, Instant>> reads =
            new DataLoader<>("revocations", RevocationRepository::ofEach);
    private final LiveRevocations live;

    RevocationRepository(LiveRevocations live) {
        this.live = live;
    }

    /**
     * Stores a revocation.
     *
     * @param signedBy the id of the key that signs its record
     * @return the revocation, extended to cover the earlier one of the same key, whose record it replaces
     */
    Uni<Revocation> save(SqlClient tx, Revocation revocation, String signedBy) {
        live.note(revocation);
        return tx.preparedQuery("""
                        INSERT INTO revocation AS known (key, not_before, expires_at, signed_by)
                        VALUES ($1, $2, $3, $4)
                        ON CONFLICT (key) DO UPDATE SET not_before = greatest(known.not_before, $2),
                            expires_at = greatest(known.expires_at, $3), signed_by = $4
                        RETURNING not_before, expires_at""")
                .execute(Tuple.of(
                        revocation.target().key(), utc(revocation.notBefore()), utc(revocation.expiresAt()), signedBy))
                .map(rows -> rows.iterator().next())
                .map(row -> new Revocation(
                        revocation.id(),
                        revocation.target(),
                        row.getOffsetDateTime(0).toInstant(),
                        row.getOffsetDateTime(1).toInstant(),
                        revocation.reason(),
                        revocation.actor(),
                        revocation.awaited()));
    }

    /**
     * Returns whether a token issued at a time is revoked by any of its targets. A revocation of a token, a grant or a
     * signing key is final; accounts, clients and scopes may get new tokens later. Reads are shared.
     */
    public Uni<Boolean> isRevoked(Pool pool, Collection<RevocationTarget> targets, Instant issuedAt) {
        return reads.find(pool, keys(targets)).map(found -> isDead(found.orElseThrow(), issuedAt));
    }

    /** Returns the same, as a transaction sees it. */
    public Uni<Boolean> isRevokedInTransaction(SqlClient tx, Collection<RevocationTarget> targets, Instant issuedAt) {
        return query(tx, keys(targets)).map(found -> isDead(found, issuedAt));
    }

    /** Returns the time before which the tokens of a target are revoked; the epoch if they are not. */
    Uni<Instant> notBefore(Pool pool, RevocationTarget target) {
        return reads.find(pool, keys(Set.of(target)))
                .map(found -> found.orElseThrow().getOrDefault(target.key(), Instant.EPOCH));
    }

    private static Set<String> keys(Collection<RevocationTarget> targets) {
        return targets.stream().map(RevocationTarget::key).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isDead(Map<String, Instant> revocations, Instant issuedAt) {
        return revocations.entrySet().stream()
                .anyMatch(revocation -> revocation.getValue().isAfter(issuedAt)
                        || revocation.getKey().startsWith("jti:")
                        || revocation.getKey().startsWith("grant:")
                        || revocation.getKey().startsWith("kid:"));
    }

    private static Uni<Map<Set<String>, Map<String, Instant>>> ofEach(SqlClient db, Set<Set<String>> wanted) {
        Set<String> all = wanted.stream().flatMap(Set::stream).collect(Collectors.toSet());
        return query(db, all)
                .map(found -> wanted.stream().collect(Collectors.toMap(Function.identity(), keys -> {
                    Map<String, Instant> some = new HashMap<>(found);
                    some.keySet().retainAll(keys);
                    return some;
                })));
    }

    /** Returns the time before which tokens are revoked, for each key that has a revocation. */
    private static Uni<Map<String, Instant>> query(SqlClient db, Set<String> keys) {
        return db.preparedQuery("SELECT key, not_before FROM revocation WHERE key = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfString(keys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Instant> found = new HashMap<>();
                    rows.forEach(row ->
                            found.put(row.getString(0), row.getOffsetDateTime(1).toInstant()));
                    return found;
                });
    }

    /**
     * A revocation that has not expired.
     *
     * @param key the key of its record
     * @param notBefore tokens issued before this time are revoked
     * @param signedBy the id of the key that signed its record
     */
    public record Live(String key, Instant notBefore, String signedBy) {}

    /** Returns the unexpired revocations of some keys. */
    public Uni<List<Live>> live(SqlClient db, Collection<String> keys, Instant now) {
        return db.preparedQuery(
                        "SELECT key, not_before, signed_by FROM revocation WHERE key = ANY ($1) AND expires_at > $2")
                .execute(Tuple.of(keys.toArray(String[]::new), utc(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Live(
                                row.getString(0), row.getOffsetDateTime(1).toInstant(), row.getString(2)))
                        .toList());
    }

    /** Locks and returns the unexpired revocation of a key; empty if there is none. */
    Uni<List<Revocation>> ofKey(SqlClient tx, String key, Instant now, String reason) {
        return tx.preparedQuery(LIVE + "key = $1 AND expires_at > $2 FOR UPDATE")
                .execute(Tuple.of(key, utc(now)))
                .map(rows -> revocations(rows, reason));
    }

    /**
     * Locks and returns unexpired revocations whose records these keys signed, in the order of their own keys; skips
     * those that others have locked.
     *
     * @param after the key after which to begin
     */
    Uni<List<Revocation>> signedBy(
            SqlClient tx, Collection<String> keyIds, String after, Instant now, String reason, int limit) {
        return tx.preparedQuery(LIVE + "signed_by = ANY ($1) AND expires_at > $2 AND key > $3"
                        + " ORDER BY key LIMIT $4 FOR UPDATE SKIP LOCKED")
                .execute(Tuple.of(keyIds.toArray(String[]::new), utc(now), after, limit))
                .map(rows -> revocations(rows, reason));
    }

    private static List<Revocation> revocations(RowSet<Row> rows, String reason) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Revocation(
                        new RevocationTarget(row.getString(0)),
                        row.getOffsetDateTime(1).toInstant(),
                        row.getOffsetDateTime(2).toInstant(),
                        reason,
                        null))
                .toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
