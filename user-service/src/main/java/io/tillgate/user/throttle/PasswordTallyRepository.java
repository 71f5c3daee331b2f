package io.tillgate.user.throttle;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code wrong_password}, which all instances share. Stateless. */
@ApplicationScoped
class PasswordTallyRepository implements PanacheRepositoryBase<PasswordTally, UUID> {
    private static final int PURGED_AT_ONCE = 10;

    /** Returns the tally of a key, created if necessary, and locks it until the transaction ends. */
    Uni<PasswordTally> lock(UUID key, Instant windowEndsAt) {
        // Native: ON CONFLICT, which locks the row, and RETURNING.
        return getSession()
                .chain(session -> session.createNativeQuery("""
                        INSERT INTO wrong_password AS w (key, failures, locks, window_ends_at, locked_until)
                        VALUES (?1, 0, 0, ?2, 'epoch')
                        ON CONFLICT (key) DO UPDATE SET failures = w.failures
                        RETURNING *""", PasswordTally.class)
                        .setParameter(1, key)
                        .setParameter(2, windowEndsAt)
                        .getSingleResult());
    }

    /** Returns and locks the tally of a key after concurrent transactions have ended; null if no password was wrong. */
    Uni<@Nullable PasswordTally> settled(UUID key) {
        return findById(key, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Deletes the tally of a key, including its lock. */
    Uni<Void> forget(UUID key) {
        return delete("id = ?1", key).replaceWithVoid();
    }

    /** Deletes some expired tallies. */
    Uni<Void> purge(Instant now) {
        // Native: SKIP LOCKED.
        return getSession()
                .chain(session -> session.createNativeQuery("""
                                DELETE FROM wrong_password WHERE key IN (SELECT key FROM wrong_password
                                    WHERE window_ends_at <= ?1 LIMIT ?2 FOR UPDATE SKIP LOCKED)""")
                        .setParameter(1, now)
                        .setParameter(2, PURGED_AT_ONCE)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
