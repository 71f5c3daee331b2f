package io.tillgate.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The failure counts in the database, shared by all instances. A key without failures has no row. */
@ApplicationScoped
class ThrottleRepository {

    /** Returns the counts of some keys. */
    Uni<Map<String, FailureCount>> find(SqlClient db, Collection<String> keys) {
        return db.preparedQuery("SELECT * FROM throttle WHERE key = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfString(keys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, FailureCount> tallies = new HashMap<>();
                    rows.forEach(row -> tallies.put(row.getString("key"), tally(row)));
                    return tallies;
                });
    }

    /** Returns the count of a key after concurrent transactions have finished counting; empty if there is none. */
    Uni<Optional<FailureCount>> settled(SqlClient tx, String key) {
        return tx.preparedQuery("SELECT * FROM throttle WHERE key = $1 FOR UPDATE")
                .execute(Tuple.of(key))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(tally(rows.iterator().next())));
    }

    /** Locks and returns the count of a key, which is created if it does not exist. */
    Uni<FailureCount> lock(SqlClient tx, String key, Instant windowEndsAt) {
        return tx.preparedQuery("""
                        INSERT INTO throttle AS t (key, failures, locks, window_ends_at, locked_until)
                        VALUES ($1, 0, 0, $2, 'epoch')
                        ON CONFLICT (key) DO UPDATE SET failures = t.failures
                        RETURNING *""")
                .execute(Tuple.of(key, utc(windowEndsAt)))
                .map(rows -> tally(rows.iterator().next()));
    }

    /** Sets the count of a key that this transaction has locked. */
    Uni<Void> save(SqlClient tx, String key, FailureCount tally) {
        return tx.preparedQuery("UPDATE throttle SET failures = $2, locks = $3, window_ends_at = $4, locked_until = $5"
                        + " WHERE key = $1")
                .execute(Tuple.of(
                        key, tally.failures(), tally.locks(), utc(tally.windowEndsAt()), utc(tally.lockedUntil())))
                .replaceWithVoid();
    }

    /** Deletes the count of a key unless it is locked. */
    Uni<Void> forget(SqlClient tx, String key, Instant now) {
        return tx.preparedQuery("DELETE FROM throttle WHERE key = $1 AND locked_until <= $2")
                .execute(Tuple.of(key, utc(now)))
                .replaceWithVoid();
    }

    /** Returns the keys with a prefix that are locked at a time, with the end of the lock; at most a given number. */
    Uni<Map<String, Instant>> locked(SqlClient db, String prefix, Instant now, int atMost) {
        return db.preparedQuery(
                        "SELECT key, locked_until FROM throttle WHERE locked_until > $1 AND locks > 0 AND starts_with(key, $2)"
                                + " ORDER BY locked_until DESC LIMIT $3")
                .execute(Tuple.of(utc(now), prefix, atMost))
                .map(rows -> {
                    Map<String, Instant> locks = new HashMap<>();
                    rows.forEach(row ->
                            locks.put(row.getString(0), row.getOffsetDateTime(1).toInstant()));
                    return locks;
                });
    }

    private static FailureCount tally(Row row) {
        return new FailureCount(
                row.getInteger("failures"),
                row.getInteger("locks"),
                row.getOffsetDateTime("window_ends_at").toInstant(),
                row.getOffsetDateTime("locked_until").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
