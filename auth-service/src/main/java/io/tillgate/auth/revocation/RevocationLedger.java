package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.SigningKey;
import io.tillgate.auth.revocation.event.LiveRevocations;
import io.tillgate.auth.revocation.event.RevocationTokens;
import io.tillgate.auth.support.batch.RequestBatcher;
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

    private static final String STATEMENT = "WITH noted AS (" + RevocationRepository.SAVE + ")" + Outbox.insert(5, "");

    private final Pool pool;
    private final LiveRevocations live;
    private final RevocationTokens tokens;
    private final RevocationWriter writer;
    private final RequestBatcher<Signed, Boolean> batcher;

    RevocationLedger(Pool pool, LiveRevocations live, RevocationTokens tokens, RevocationWriter writer) {
        this.pool = pool;
        this.live = live;
        this.tokens = tokens;
        this.writer = writer;
        this.batcher = new RequestBatcher<>("revocations", LIMITS, this::write);
    }

    /**
     * A revocation with its signed record.
     *
     * @param signedBy the id of the key that signed the record
     * @param event the record
     */
    private record Signed(Revocation revocation, String signedBy, OutboxRecord event) {}

    /**
     * Stores a revocation and its record durably.
     *
     * @return the id of the record
     */
    Uni<String> note(Revocation revocation) {
        SigningKey signer = tokens.signer();
        return batcher.submit(new Signed(revocation, signer.id(), tokens.record(revocation, signer)))
                .flatMap(noted -> noted
                        ? Uni.createFrom().voidItem()
                        : pool.withTransaction(tx -> writer.publish(tx, revocation)))
                .replaceWith(revocation.id());
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
        List<Object> parameters = new ArrayList<>(RevocationRepository.parameters(
                group.stream().map(Signed::revocation).toList(),
                group.stream().map(Signed::signedBy).toList()));
        parameters.addAll(Outbox.parameters(group.stream().map(Signed::event).toList()));
        return parameters;
    }
}
