package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
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
 * Notes the revocations of concurrent requests by one statement, each with its record for Kafka: one transaction and one
 * wait for the disk. A request that comes while the previous group commits goes with the next.
 */
@ApplicationScoped
class RevocationLedger {
    private static final Logger LOG = Logger.getLogger(RevocationLedger.class);
    private static final RequestBatcher.Limits LIMITS = new RequestBatcher.Limits(1, 256, 20_000);

    /**
     * Rows are taken in the order of their keys, so that two instances cannot wait for each other. Where a key comes twice,
     * its last record counts, which is the one that the compacted topic keeps.
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
    private final RequestBatcher<Signed, Boolean> gatherer;

    RevocationLedger(Pool pool) {
        this.pool = pool;
        this.gatherer = new RequestBatcher<>("revocations", LIMITS, this::write);
    }

    /**
     * A revocation with its record.
     *
     * @param revocation the revocation
     * @param signedBy the id of the key that signed its record
     * @param event the record
     */
    record Signed(Revocation revocation, String signedBy, OutboxRecord event) {}

    /** Whether a revocation is now noted, with its record, for good; if not, nothing of it is. */
    Uni<Boolean> note(Signed signed) {
        return gatherer.submit(signed);
    }

    private Uni<List<Boolean>> write(List<Signed> group) {
        return pool.preparedQuery(STATEMENT)
                .execute(Tuple.tuple(parameters(group)))
                .replaceWith(true)
                .onFailure(PgException.class)
                .recoverWithItem(e -> {
                    // The server refused the statement, so that nothing of it was written: each tries by itself.
                    LOG.warnf(e, "A group of %d revocations could not be noted together", group.size());
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
        parameters.addAll(Outbox.columns(group.stream().map(Signed::event).toList()));
        return parameters;
    }
}
