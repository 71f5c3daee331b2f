package io.tillgate.auth.session;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.batch.RowBatches;
import io.vertx.core.buffer.Buffer;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The browser sessions in the database. */
@ApplicationScoped
class SessionRepository {

    /** Adds a session, or stores the new cookie and times of one in which the account signed in again. */
    Uni<Void> save(SqlClient tx, BrowserSession session, byte[] cookieHash) {
        return tx.preparedQuery("""
                        INSERT INTO browser_session (id, cookie_hash, account_id, credentials_changed_at, authenticated_at,
                            acr, amr, user_agent, created_at, last_seen_at, expires_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                        ON CONFLICT (id) DO UPDATE SET cookie_hash = $2, credentials_changed_at = $4,
                            authenticated_at = $5, acr = $6, amr = $7, user_agent = $8, last_seen_at = $10,
                            expires_at = $11""")
                .execute(Tuple.tuple()
                        .addUUID(session.id())
                        .addValue(Buffer.buffer(cookieHash))
                        .addUUID(session.accountId())
                        .addOffsetDateTime(utc(session.credentialsChangedAt()))
                        .addOffsetDateTime(utc(session.authenticatedAt()))
                        .addString(session.acr())
                        .addArrayOfString(session.amr().toArray(String[]::new))
                        .addString(session.userAgent())
                        .addOffsetDateTime(utc(session.createdAt()))
                        .addOffsetDateTime(utc(session.lastSeenAt()))
                        .addOffsetDateTime(utc(session.expiresAt())))
                .replaceWithVoid();
    }

    /** Returns the live session of a cookie. */
    Uni<Optional<BrowserSession>> find(SqlClient db, byte[] cookieHash, Instant now, Instant unusedSince) {
        return db.preparedQuery("""
                        SELECT * FROM browser_session
                        WHERE cookie_hash = $1 AND expires_at > $2 AND last_seen_at > $3""")
                .execute(Tuple.of(Buffer.buffer(cookieHash), utc(now), utc(unusedSince)))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Records that a session is in use, unless that was recorded recently. */
    Uni<Void> seen(SqlClient db, UUID id, Instant now, Instant notedBefore) {
        return db.preparedQuery("UPDATE browser_session SET last_seen_at = $2 WHERE id = $1 AND last_seen_at <= $3")
                .execute(Tuple.of(id, utc(now), utc(notedBefore)))
                .replaceWithVoid();
    }

    /** Returns the live sessions of an account, the most recently used first. */
    Uni<List<BrowserSession>> ofAccount(SqlClient db, UUID accountId, Instant now, Instant unusedSince) {
        return db.preparedQuery("""
                        SELECT * FROM browser_session
                        WHERE account_id = $1 AND expires_at > $2 AND last_seen_at > $3
                        ORDER BY last_seen_at DESC, id LIMIT 100""")
                .execute(Tuple.of(accountId, utc(now), utc(unusedSince)))
                .map(SessionRepository::all);
    }

    /** Returns whether a session exists, and locks it so that it cannot end before the transaction does. */
    Uni<Boolean> lockForShare(SqlClient tx, UUID id, Instant now) {
        return tx.preparedQuery("SELECT FROM browser_session WHERE id = $1 AND expires_at > $2 FOR SHARE")
                .execute(Tuple.of(id, utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Deletes a session and returns it; empty if it does not exist. */
    Uni<List<BrowserSession>> delete(SqlClient tx, UUID id, @Nullable UUID owner) {
        return tx.preparedQuery("DELETE FROM browser_session WHERE id = $1 AND ($2::uuid IS NULL OR account_id = $2)"
                        + " RETURNING *")
                .execute(Tuple.of(id, owner))
                .map(SessionRepository::all);
    }

    /** Deletes and returns the sessions of an account except one. */
    Uni<List<BrowserSession>> deleteOthers(SqlClient tx, UUID accountId, UUID kept) {
        return tx.preparedQuery("DELETE FROM browser_session WHERE account_id = $1 AND id <> $2 RETURNING *")
                .execute(Tuple.of(accountId, kept))
                .map(SessionRepository::all);
    }

    /** Deletes and returns the sessions of an account that signed in up to a time. */
    Uni<List<BrowserSession>> deleteMadeUntil(SqlClient tx, UUID accountId, Instant until) {
        return tx.preparedQuery(
                        "DELETE FROM browser_session WHERE account_id = $1 AND authenticated_at <= $2" + " RETURNING *")
                .execute(Tuple.of(accountId, utc(until)))
                .map(SessionRepository::all);
    }

    /**
     * Deletes the sessions that signed in before a time. All sessions must be locked.
     *
     * @param gone processes the sessions, in batches
     */
    Uni<Void> deleteSignedInBefore(SqlConnection tx, Instant time, Function<List<BrowserSession>, Uni<Void>> gone) {
        return RowBatches.process(
                tx,
                "DELETE FROM browser_session WHERE authenticated_at < $1 RETURNING *",
                Tuple.of(utc(time)),
                rows -> gone.apply(all(rows)));
    }

    /** Waits until no session is being begun or ended, and blocks both until the transaction ends. */
    Uni<Void> lockAll(SqlClient tx) {
        return tx.query("LOCK TABLE browser_session IN SHARE ROW EXCLUSIVE MODE")
                .execute()
                .replaceWithVoid();
    }

    /** Deletes and returns an account's sessions that began with an earlier password, except the one of a grant. */
    Uni<List<BrowserSession>> deleteOfOlderPassword(
            SqlClient tx, UUID accountId, Instant changedAt, @Nullable UUID keptGrant) {
        return tx.preparedQuery("""
                        DELETE FROM browser_session
                        WHERE account_id = $1 AND credentials_changed_at < $2
                            AND id IS DISTINCT FROM (SELECT session_id FROM oauth_grant WHERE id = $3)
                        RETURNING *""")
                .execute(Tuple.of(accountId, utc(changedAt), keptGrant))
                .map(SessionRepository::all);
    }

    private static List<BrowserSession> all(RowSet<Row> rows) {
        List<BrowserSession> sessions = new ArrayList<>();
        rows.forEach(row -> sessions.add(new BrowserSession(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getOffsetDateTime("credentials_changed_at").toInstant(),
                row.getOffsetDateTime("authenticated_at").toInstant(),
                row.getString("acr"),
                List.of(row.getArrayOfStrings("amr")),
                row.getString("user_agent"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("last_seen_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant())));
        return sessions;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
