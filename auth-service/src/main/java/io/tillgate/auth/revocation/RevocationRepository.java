package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;

/** The revocations that are still of consequence. */
@ApplicationScoped
public class RevocationRepository {

    Uni<Void> save(SqlClient tx, Revocation revocation) {
        return tx.preparedQuery("""
                        INSERT INTO revocation AS known (key, not_before, expires_at) VALUES ($1, $2, $3)
                        ON CONFLICT (key) DO UPDATE SET not_before = greatest(known.not_before, $2),
                            expires_at = greatest(known.expires_at, $3)""")
                .execute(Tuple.of(revocation.target().key(), utc(revocation.notBefore()), utc(revocation.expiresAt())))
                .replaceWithVoid();
    }

    /**
     * Whether a token that was issued at a time is dead by any of the targets that it belongs to. A token or a grant that
     * was ended stays so; an account, a client or a scope may get new tokens later.
     */
    public Uni<Boolean> isRevoked(SqlClient db, Collection<RevocationTarget> targets, Instant issuedAt) {
        return db.preparedQuery("""
                        SELECT EXISTS (SELECT FROM revocation WHERE key = ANY ($1)
                            AND (not_before > $2 OR starts_with(key, 'jti:') OR starts_with(key, 'grant:')))""")
                .execute(Tuple.of(targets.stream().map(RevocationTarget::key).toArray(String[]::new), utc(issuedAt)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
