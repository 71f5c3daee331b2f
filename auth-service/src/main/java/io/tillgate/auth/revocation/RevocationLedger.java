package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.revocation.event.LiveRevocations;
import io.tillgate.auth.support.batch.RequestBatcher;
import io.tillgate.auth.support.batch.UnnestParameters;
import io.tillgate.outbox.Outbox;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Stores the revocations of concurrent requests and their Kafka records in one statement, and so in one transaction
 * with one disk flush. Requests that arrive while a group commits form the next group.
 */
@ApplicationScoped
class RevocationLedger {
    private static final Logger LOG = Logger.getLogger(RevocationLedger.class);
    private static final RequestBatcher.Limits LIMITS = new RequestBatcher.Limits(1, 256, 20_000);

    /**
     * Rows are written in the order of their keys to avoid deadlocks between instances. If a key occurs twice, its last
     * record counts, as on the compacted topic.
     */
    private static final String STATEMENT = """
            WITH noted AS (
                INSERT INTO revocation AS known (key, not_before, expires_at, signed_by)
                SELECT DISTINCT ON (key) key, not_before, expires_at, signed_by
                FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::text[]) WITH ORDINALITY
                    AS asked (key, not_before, expires_at, signed_by, position)
                ORDER BY key, position DESC
                ON CONFLICT (key) DO UPDATE SET not_before = greatest(known.not_before, excluded.not_before),
                    expires_at = greatest(known.expires_at, excluded.expires_at), signed_by = excluded.signed_by
            )
            """ + Outbox.insert(5, "");

    private final Pool pool;
    private final LiveRevocations live;
    private final RequestBatcher<Signed, Boolean> gatherer;

    RevocationLedger(Pool pool, LiveRevocations live) {
        this.pool = pool;
        this.live = live;
        this.gatherer = new RequestBatcher<>("revocations", LIMITS, this::write);
    }

    /**
     * A revocation with its signed record.
     *
     * @param signedBy the id of the key that signed the record
     * @param event the record
     */
    record Signed(Revocation revocation, String signedBy, OutboxRecord event) {}

    /** Stores a revocation and its record durably. Returns false if neither was stored. */
    Uni<Boolean> note(Signed signed) {
        return gatherer.submit(signed);
    }

    private Uni<List<Boolean>> write(List<Signed> group) {
        group.forEach(signed -> live.note(signed.revocation()));
        return pool.preparedQuery(STATEMENT)
                .execute(Tuple.tuple(parameters(group)))
                .replaceWith(true)
                .onFailure(PgException.class)
                .recoverWithItem(e -> {
                    // The server refused the statement and nothing was written. Each caller retries on its own.
                    LOG.warnf(e, "A group of %d revocations could not be stored in one statement", group.size());
                    return false;
                })
                .map(noted -> Collections.nCopies(group.size(), noted));
    }

    private static List<Object> parameters(List<Signed> group) {
        UnnestParameters<Signed> revocations = new UnnestParameters<>(group);
        List<Object> parameters = new ArrayList<>();
        parameters.add(revocations.of(
                String[]::new, signed -> signed.revocation().target().key()));
        parameters.add(revocations.times(signed -> signed.revocation().notBefore()));
        parameters.add(revocations.times(signed -> signed.revocation().expiresAt()));
        parameters.add(revocations.of(String[]::new, Signed::signedBy));
        parameters.addAll(Outbox.parameters(group.stream().map(Signed::event).toList()));
        return parameters;
    }
}
