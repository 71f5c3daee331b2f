package io.tillgate.user.throttle;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The table {@code wrong_password}, which all instances share. Stateless. */
@ApplicationScoped
class PasswordTallyRepository {
    private static final int PURGED_AT_ONCE = 10;

    /** The tally of a key; nobody else counts under it before the transaction ends. */
    Uni<PasswordTally> lock(SqlConnection transaction, UUID key, Instant windowEndsAt) {
        return transaction
                .preparedQuery("""
                        INSERT INTO wrong_password AS w (key, failures, locks, window_ends_at, locked_until)
                        VALUES ($1, 0, 0, $2, 'epoch')
                        ON CONFLICT (key) DO UPDATE SET failures = w.failures
                        RETURNING *""")
                .execute(Tuple.of(key, utc(windowEndsAt)))
                .map(rows -> tally(rows.iterator().next()));
    }

    /** What is known under a key, once nobody counts under it; empty if no password was wrong. */
    Uni<Optional<PasswordTally>> settled(SqlClient client, UUID key) {
        return client.preparedQuery("SELECT * FROM wrong_password WHERE key = $1 FOR UPDATE")
                .execute(Tuple.of(key))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(tally(rows.iterator().next())));
    }

    /** Sets the tally that this transaction has locked. */
    Uni<Void> save(SqlConnection transaction, UUID key, PasswordTally tally) {
        return transaction
                .preparedQuery("UPDATE wrong_password SET failures = $2, locks = $3, window_ends_at = $4,"
                        + " locked_until = $5 WHERE key = $1")
                .execute(Tuple.of(
                        key, tally.failures(), tally.locks(), utc(tally.windowEndsAt()), utc(tally.lockedUntil())))
                .replaceWithVoid();
    }

    /** Forgets what was wrong under a key, its lock included. */
    Uni<Void> forget(SqlClient client, UUID key) {
        return client.preparedQuery("DELETE FROM wrong_password WHERE key = $1")
                .execute(Tuple.of(key))
                .replaceWithVoid();
    }

    /** Forgets what was wrong under a key, unless it is locked. */
    Uni<Void> forgetUnlocked(SqlClient client, UUID key, Instant now) {
        return client.preparedQuery("DELETE FROM wrong_password WHERE key = $1 AND locked_until <= $2")
                .execute(Tuple.of(key, utc(now)))
                .replaceWithVoid();
    }

    /** Forgets some tallies of which nothing follows any more. */
    Uni<Void> purge(SqlClient client, Instant now) {
        return client.preparedQuery("""
                        DELETE FROM wrong_password WHERE key IN
                            (SELECT key FROM wrong_password WHERE window_ends_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)""")
                .execute(Tuple.of(utc(now), PURGED_AT_ONCE))
                .replaceWithVoid();
    }

    private static PasswordTally tally(Row row) {
        return new PasswordTally(
                row.getInteger("failures"),
                row.getInteger("locks"),
                row.getOffsetDateTime("window_ends_at").toInstant(),
                row.getOffsetDateTime("locked_until").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
