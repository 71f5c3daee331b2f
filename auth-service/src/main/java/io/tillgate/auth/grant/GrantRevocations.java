package io.tillgate.auth.grant;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.batch.RowBatches;
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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Revokes grants. Those of all accounts and clients are revoked in one statement, which reads the table once. */
@ApplicationScoped
public class GrantRevocations {
    private static final String REVOKE = """
            UPDATE oauth_grant SET revoked_at = $2, revocation_reason = $3
            WHERE id IN (SELECT id FROM oauth_grant WHERE revoked_at IS NULL AND %s ORDER BY id FOR UPDATE)""";
    private static final String HOLDING = REVOKE.formatted("$1 = ANY (scopes)");
    private static final String MADE_BEFORE = "WITH ended AS (" + REVOKE.formatted("created_at < $1")
            + " RETURNING id, generation_at) SELECT id FROM ended WHERE generation_at > $4";

    /** Revokes a grant; returns false if it was revoked before. */
    public Uni<Boolean> revoke(SqlClient tx, UUID id, String reason, Instant now) {
        return tx.preparedQuery("UPDATE oauth_grant SET revoked_at = $2, revocation_reason = $3"
                        + " WHERE id = $1 AND revoked_at IS NULL")
                .execute(Tuple.of(id, utc(now), reason))
                .map(updated -> updated.rowCount() == 1);
    }

    /**
     * Revokes the grants of an account that were created up to a time.
     *
     * @return the ids of the revoked grants
     */
    public Uni<List<UUID>> revokeMadeUntil(
            SqlClient tx, UUID accountId, Instant madeUntil, String reason, Instant now) {
        return tx.preparedQuery("""
                        UPDATE oauth_grant SET revoked_at = $3, revocation_reason = $4
                        WHERE account_id = $1 AND revoked_at IS NULL AND created_at <= $2
                        RETURNING id""")
                .execute(Tuple.of(accountId, utc(madeUntil), utc(now), reason))
                .map(GrantRevocations::ids);
    }

    /**
     * Revokes the grants of an account whose sign-in used a password set before a time.
     *
     * @param kept the grant to keep; null for none
     * @return the ids of the revoked grants
     */
    public Uni<List<UUID>> revokeOfOlderPassword(
            SqlClient tx, UUID accountId, Instant changedAt, @Nullable UUID kept, String reason, Instant now) {
        return tx.preparedQuery("""
                        UPDATE oauth_grant SET revoked_at = $4, revocation_reason = $5
                        WHERE account_id = $1 AND revoked_at IS NULL AND credentials_changed_at < $2
                            AND id IS DISTINCT FROM $3
                        RETURNING id""")
                .execute(Tuple.of(accountId, utc(changedAt), kept, utc(now), reason))
                .map(GrantRevocations::ids);
    }

    /**
     * Revokes the grants of a browser session, except those that outlive it.
     *
     * @return the ids of the revoked grants
     */
    public Uni<List<UUID>> revokeOfSession(SqlClient tx, UUID sessionId, String reason, Instant now) {
        return tx.preparedQuery("""
                        UPDATE oauth_grant SET revoked_at = $2, revocation_reason = $3
                        WHERE session_id = $1 AND revoked_at IS NULL AND NOT offline
                        RETURNING id""")
                .execute(Tuple.of(sessionId, utc(now), reason))
                .map(GrantRevocations::ids);
    }

    /**
     * A grant that was just revoked.
     *
     * @param id its id
     * @param createdAt when it was created
     */
    public record Ended(UUID id, Instant createdAt) {}

    /**
     * Revokes the oldest grants of an account, of a client, or of both.
     *
     * @param from the earliest creation time; grants revoked before are not read again
     * @param atMost how many to revoke
     */
    public Uni<List<Ended>> revokeSome(
            SqlClient tx,
            @Nullable UUID accountId,
            @Nullable String clientId,
            Instant from,
            int atMost,
            String reason,
            Instant now) {
        Tuple values = Tuple.of(atMost, utc(now), reason, utc(from));
        StringBuilder conditions = new StringBuilder();
        if (accountId != null) {
            values.addUUID(accountId);
            conditions.append(" AND account_id = $").append(values.size());
        }
        if (clientId != null) {
            values.addString(clientId);
            conditions.append(" AND client_id = $").append(values.size());
        }
        return tx.preparedQuery("UPDATE oauth_grant SET revoked_at = $2, revocation_reason = $3 WHERE id IN"
                        + " (SELECT id FROM oauth_grant WHERE revoked_at IS NULL AND created_at >= $4" + conditions
                        + " ORDER BY created_at, id LIMIT $1 FOR UPDATE) RETURNING id, created_at")
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Ended(
                                row.getUUID(0), row.getOffsetDateTime(1).toInstant()))
                        .toList());
    }

    /** Removes a scope from the grants of clients that are not first-party; their next refresh lacks it. */
    public Uni<Void> removeScope(SqlClient tx, String scope) {
        return tx.preparedQuery("""
                        UPDATE oauth_grant SET scopes = array_remove(scopes, $1)
                        WHERE id IN (SELECT id FROM oauth_grant WHERE $1 = ANY (scopes) AND revoked_at IS NULL
                            AND client_id NOT IN (SELECT client_id FROM client WHERE first_party)
                            ORDER BY id FOR UPDATE)""").execute(Tuple.of(scope)).replaceWithVoid();
    }

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
                rows -> ended.apply(ids(rows)));
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getUUID("id")));
        return ids;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
