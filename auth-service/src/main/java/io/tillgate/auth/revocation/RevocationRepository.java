package io.tillgate.auth.revocation;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.revocation.event.LiveRevocations;
import io.tillgate.auth.support.batch.DataLoader;
import io.tillgate.auth.support.batch.UnnestParameters;
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
import java.util.Collections;
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
    /**
     * Stores revocations; {@link #parameters} are its four parameters. Rows are written in the order of their keys to
     * avoid deadlocks between instances. If a key occurs twice, its last record counts, as on the compacted topic.
     */
    static final String SAVE = """
            INSERT INTO revocation AS known (key, not_before, expires_at, signed_by)
            SELECT DISTINCT ON (key) key, not_before, expires_at, signed_by
            FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::text[]) WITH ORDINALITY
                AS asked (key, not_before, expires_at, signed_by, position)
            ORDER BY key, position DESC
            ON CONFLICT (key) DO UPDATE SET not_before = greatest(known.not_before, excluded.not_before),
                expires_at = greatest(known.expires_at, excluded.expires_at), signed_by = excluded.signed_by
            """;

    private static final String LIVE = "SELECT key, not_before, expires_at FROM revocation WHERE ";

    private final DataLoader<Set<String>, Map<String, Instant>> reads =
            new DataLoader<>("revocations", RevocationRepository::ofEach);
    private final LiveRevocations live;

    RevocationRepository(LiveRevocations live) {
        this.live = live;
    }

    /**
     * Stores revocations.
     *
     * @param revocations at most one for each key
     * @param signedBy the id of the key that signs their records
     * @return the revocations, each extended to cover the earlier one of the same key, whose record it replaces
     */
    Uni<List<Revocation>> save(SqlClient tx, List<Revocation> revocations, String signedBy) {
        revocations.forEach(live::note);
        return tx.preparedQuery(SAVE + " RETURNING key, not_before, expires_at")
                .execute(Tuple.tuple(parameters(revocations, Collections.nCopies(revocations.size(), signedBy))))
                .map(rows -> {
                    Map<String, Row> saved = new HashMap<>();
                    rows.forEach(row -> saved.put(row.getString(0), row));
                    return revocations.stream()
                            .map(revocation -> extended(
                                    revocation,
                                    requireNonNull(saved.get(revocation.target().key()))))
                            .toList();
                });
    }

    private static Revocation extended(Revocation revocation, Row saved) {
        return revocation.at(
                saved.getOffsetDateTime(1).toInstant(),
                saved.getOffsetDateTime(2).toInstant());
    }

    /** The parameters of {@link #SAVE}. */
    static List<Object> parameters(List<Revocation> revocations, List<String> signedBy) {
        UnnestParameters<Revocation> columns = new UnnestParameters<>(revocations);
        return List.of(
                columns.of(String[]::new, revocation -> revocation.target().key()),
                columns.times(Revocation::notBefore),
                columns.times(Revocation::expiresAt),
                signedBy.toArray(String[]::new));
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
