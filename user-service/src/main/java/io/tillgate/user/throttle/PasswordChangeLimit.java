package io.tillgate.user.throttle;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Limits how often the password of one account is changed, over all instances. Safe for concurrent use. */
@ApplicationScoped
public class PasswordChangeLimit {
    private final Pool pool;
    private final Clock clock;
    private final int limit;
    private final Duration window;

    /** With the limit that the configuration sets. */
    public PasswordChangeLimit(Pool pool, Clock clock, ThrottleConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.limit = config.passwordChanges();
        this.window = config.window();
    }

    /** Counts a change before it is judged or hashed; fails with {@code 429} if it is one too many. */
    public Uni<Void> count(UUID accountId) {
        if (limit == 0) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return pool.preparedQuery("""
                        INSERT INTO password_change AS c (account_id, changes, window_ends_at) VALUES ($1, 1, $3)
                        ON CONFLICT (account_id) DO UPDATE
                        SET changes = CASE WHEN c.window_ends_at > $2 THEN least(c.changes, $4) + 1 ELSE 1 END,
                            window_ends_at = CASE WHEN c.window_ends_at > $2 THEN c.window_ends_at ELSE $3 END
                        RETURNING changes, window_ends_at""")
                .execute(Tuple.of(
                        accountId,
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(window).atOffset(ZoneOffset.UTC),
                        limit))
                .invoke(rows -> refuse(rows.iterator().next(), now))
                .replaceWithVoid();
    }

    private void refuse(Row counted, Instant now) {
        if (counted.getInteger("changes") > limit) {
            Instant end = counted.getOffsetDateTime("window_ends_at").toInstant();
            throw ProblemException.retryAfter(ProblemType.TOO_MANY_ATTEMPTS, Duration.between(now, end));
        }
    }
}
