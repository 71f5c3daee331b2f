package io.tillgate.auth.grant;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.batch.RowBatches;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Revokes grants of all accounts and clients, each time in one statement, which reads the table once. */
@ApplicationScoped
public class BulkGrantRepository {
    private static final String REVOKE = """
            UPDATE oauth_grant SET revoked_at = $2, revocation_reason = $3
            WHERE id IN (SELECT id FROM oauth_grant WHERE revoked_at IS NULL AND %s ORDER BY id FOR UPDATE)""";
    private static final String HOLDING = REVOKE.formatted("$1 = ANY (scopes)");
    private static final String MADE_BEFORE = "WITH ended AS (" + REVOKE.formatted("created_at < $1")
            + " RETURNING id, generation_at) SELECT id FROM ended WHERE generation_at > $4";

    /** Revokes the grants that contain a scope. */
    public Uni<Void> revokeHolding(SqlClient tx, String scope, String reason, Instant now) {
        return tx.preparedQuery(HOLDING)
                .execute(Tuple.of(scope, utc(now), reason))
                .replaceWithVoid();
    }

    /**
     * Revokes the grants created before a time.
     *
     * @param lastIssuedAfter which of their ids to pass on: of those whose last access token was issued after this time
     * @param ended processes the ids, in batches
     */
    public Uni<Void> revokeMadeBefore(
            SqlConnection tx,
            Instant time,
            Instant lastIssuedAfter,
            String reason,
            Instant now,
            Function<List<UUID>, Uni<Void>> ended) {
        return RowBatches.process(
                tx,
                MADE_BEFORE,
                Tuple.of(utc(time), utc(now), reason, utc(lastIssuedAfter)),
                rows -> ended.apply(GrantRepository.ids(rows)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
