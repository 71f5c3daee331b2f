package io.tillgate.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The addresses and browsers from which a user name has signed in, as keyed hashes. */
@ApplicationScoped
class KnownSignIns {
    private static final Duration NOTED_EVERY = Duration.ofDays(1);

    private final ThrottleKeys keys;
    private final Clock clock;
    private final Duration knownFor;

    KnownSignIns(ThrottleKeys keys, Clock clock, ThrottleConfig config) {
        this.keys = keys;
        this.clock = clock;
        this.knownFor = config.knownFor();
    }

    /** Returns whether a name has signed in from the origin of an attempt. */
    Uni<Boolean> include(SqlClient db, String userName, Attempt attempt) {
        return db.preparedQuery("SELECT FROM known_sign_in WHERE key = ANY ($1) AND expires_at > $2")
                .execute(Tuple.of(
                        array(keys.pairs(userName, attempt)), clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() > 0);
    }

    /** Records a sign-in, at most once per day. */
    Uni<Void> add(SqlClient db, String userName, Attempt attempt) {
        if (knownFor.isZero()) {
            return Uni.createFrom().voidItem();
        }
        Instant until = clock.instant().plus(knownFor);
        return db.preparedQuery("""
                        INSERT INTO known_sign_in AS k (key, expires_at)
                        SELECT key, $2 FROM unnest($1::text[]) AS key ORDER BY key
                        ON CONFLICT (key) DO UPDATE SET expires_at = $2 WHERE k.expires_at < $3""")
                .execute(Tuple.of(
                        array(keys.pairs(userName, attempt)),
                        until.atOffset(ZoneOffset.UTC),
                        until.minus(NOTED_EVERY).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static String[] array(List<String> keys) {
        return keys.toArray(String[]::new);
    }
}
