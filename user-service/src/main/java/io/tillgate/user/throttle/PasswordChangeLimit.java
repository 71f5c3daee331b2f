package io.tillgate.user.throttle;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.error.AccountProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Limits how often the password of one account is changed, over all instances. Safe for concurrent use. */
@ApplicationScoped
public class PasswordChangeLimit {
    private final Clock clock;
    private final int limit;
    private final Duration window;

    public PasswordChangeLimit(Clock clock, ThrottleConfig config) {
        this.clock = clock;
        this.limit = config.passwordChanges();
        this.window = config.window();
    }

    /** Counts a change before the password is rated or hashed. Fails with {@code 429} if the limit is exceeded. */
    public Uni<Void> count(UUID accountId) {
        if (limit == 0) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        // Native: ON CONFLICT and RETURNING.
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery("""
                                INSERT INTO password_change AS c (account_id, changes, window_ends_at)
                                VALUES (?1, 1, ?3)
                                ON CONFLICT (account_id) DO UPDATE
                                SET changes = CASE WHEN c.window_ends_at > ?2 THEN least(c.changes, ?4) + 1 ELSE 1 END,
                                    window_ends_at = CASE WHEN c.window_ends_at > ?2 THEN c.window_ends_at ELSE ?3 END
                                RETURNING changes, window_ends_at""", Tuple.class)
                                .setParameter(1, accountId)
                                .setParameter(2, now)
                                .setParameter(3, now.plus(window))
                                .setParameter(4, limit)
                                .getSingleResult()))
                .invoke(counted -> refuse(counted, now))
                .replaceWithVoid();
    }

    private void refuse(Tuple counted, Instant now) {
        if (counted.get(0, Integer.class) > limit) {
            Instant end = counted.get(1, OffsetDateTime.class).toInstant();
            throw ProblemException.retryAfter(AccountProblem.TOO_MANY_ATTEMPTS, Duration.between(now, end));
        }
    }
}
