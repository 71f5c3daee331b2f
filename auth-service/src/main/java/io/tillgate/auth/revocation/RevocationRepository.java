package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** The revocations that are still of consequence. */
@ApplicationScoped
public class RevocationRepository {

    /**
     * Notes a revocation.
     *
     * @param signedBy the id of the key that signed its record
     */
    Uni<Void> save(SqlClient tx, Revocation revocation, String signedBy) {
        return tx.preparedQuery("""
                        INSERT INTO revocation AS known (key, not_before, expires_at, signed_by)
                        VALUES ($1, $2, $3, $4)
                        ON CONFLICT (key) DO UPDATE SET not_before = greatest(known.not_before, $2),
                            expires_at = greatest(known.expires_at, $3), signed_by = $4""")
                .execute(Tuple.of(
                        revocation.target().key(), utc(revocation.notBefore()), utc(revocation.expiresAt()), signedBy))
                .replaceWithVoid();
    }

    /**
     * Whether a token that was issued at a time is dead by any of the targets that it belongs to. A token, a grant or a
     * signing key that was ended stays so; an account, a client or a scope may get new tokens later.
     */
    public Uni<Boolean> isRevoked(SqlClient db, Collection<RevocationTarget> targets, Instant issuedAt) {
        return db.preparedQuery("""
                        SELECT EXISTS (SELECT FROM revocation WHERE key = ANY ($1)
                            AND (not_before > $2 OR starts_with(key, 'jti:') OR starts_with(key, 'grant:')
                                OR starts_with(key, 'kid:')))""")
                .execute(Tuple.of(targets.stream().map(RevocationTarget::key).toArray(String[]::new), utc(issuedAt)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Live revocations whose records were signed by one of some keys, locked; those that others have locked are left. */
    Uni<List<Revocation>> signedBy(SqlClient tx, Collection<String> keyIds, Instant now, String reason, int limit) {
        return tx.preparedQuery("""
                        SELECT key, not_before, expires_at FROM revocation WHERE signed_by = ANY ($1) AND expires_at > $2
                        LIMIT $3 FOR UPDATE SKIP LOCKED""")
                .execute(Tuple.of(keyIds.toArray(String[]::new), utc(now), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Revocation(
                                new RevocationTarget(row.getString(0)),
                                row.getOffsetDateTime(1).toInstant(),
                                row.getOffsetDateTime(2).toInstant(),
                                reason,
                                null))
                        .toList());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
