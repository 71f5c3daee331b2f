package io.tillgate.auth.oauth.logout;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.session.BrowserSession;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The queue of logout tokens in the database, shared by all instances. */
@ApplicationScoped
class LogoutNotices {

    /** Adds a notice for every client that has a back-channel logout URI and had a grant of the session. */
    Uni<Void> add(SqlClient tx, BrowserSession session, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO logout_notice (id, client_id, account_id, session_id, created_at, next_attempt_at)
                        SELECT gen_random_uuid(), client_id, $2, $1, $3, $3 FROM client
                        WHERE backchannel_logout_uri IS NOT NULL AND status = 'enabled'
                            AND client_id IN (SELECT client_id FROM oauth_grant WHERE session_id = $1)""")
                .execute(Tuple.of(session.id(), session.accountId(), utc(now)))
                .replaceWithVoid();
    }

    /** Takes notices that are due and leases them until a time. Concurrent instances take different notices. */
    Uni<List<LogoutNotice>> take(SqlClient db, int atMost, Instant now, Instant takenUntil) {
        return db.preparedQuery("""
                        UPDATE logout_notice SET attempts = attempts + 1, next_attempt_at = $3
                        WHERE id IN (SELECT id FROM logout_notice WHERE next_attempt_at <= $2
                            ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                .execute(Tuple.of(atMost, utc(now), utc(takenUntil)))
                .map(rows -> {
                    List<LogoutNotice> taken = new ArrayList<>();
                    rows.forEach(row -> taken.add(notice(row)));
                    return taken;
                });
    }

    /** Removes a notice from the queue. */
    Uni<Void> remove(SqlClient db, UUID id) {
        return db.preparedQuery("DELETE FROM logout_notice WHERE id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Postpones a notice, unless another instance has taken it over. */
    Uni<Void> postpone(SqlClient db, LogoutNotice notice, Instant until) {
        return db.preparedQuery("UPDATE logout_notice SET next_attempt_at = $3 WHERE id = $1 AND attempts = $2")
                .execute(Tuple.of(notice.id(), notice.attempts(), utc(until)))
                .replaceWithVoid();
    }

    private static LogoutNotice notice(Row row) {
        return new LogoutNotice(
                row.getUUID("id"),
                row.getString("client_id"),
                row.getUUID("account_id"),
                row.getUUID("session_id"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("attempts"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
