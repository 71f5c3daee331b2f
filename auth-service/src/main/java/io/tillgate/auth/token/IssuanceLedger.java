package io.tillgate.auth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.batch.Gatherer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Records the tokens of concurrent requests by one statement, which is one transaction and one wait for the disk: a
 * request that comes while the previous group commits goes with the next. Each token was decided upon with what the
 * database said a moment ago; the statement holds the rows of client and account, looks whether that still is so, and
 * leaves out whoever it is not so for. It waits for nobody: a row that is locked leaves its tokens out, too. Who is left
 * out decides anew in a transaction of its own.
 */
@ApplicationScoped
public class IssuanceLedger {
    private static final Logger LOG = Logger.getLogger(IssuanceLedger.class);

    private final Pool pool;
    private final Gatherer<Issuance, Boolean> issues;
    private final Gatherer<Issuance, Boolean> rotations;

    IssuanceLedger(Pool pool, IssuanceConfig config) {
        Gatherer.Limits limits = new Gatherer.Limits(1, config.batchSize(), config.maxWaiting());
        this.pool = pool;
        this.issues = new Gatherer<>("issued tokens", limits, group -> write(group, IssuanceStatement::issue));
        this.rotations = new Gatherer<>("refreshed tokens", limits, group -> write(group, IssuanceStatement::rotate));
    }

    /** Whether a token is now recorded, with its event, for good; if not, nothing of it is. */
    public Uni<Boolean> record(Issuance issuance) {
        return (issuance.rotation() == null ? issues : rotations).submit(issuance);
    }

    private Uni<List<Boolean>> write(List<Issuance> group, Function<List<Issuance>, IssuanceStatement> statementOf) {
        IssuanceStatement statement = statementOf.apply(group);
        return pool.preparedQuery(statement.sql())
                .execute(Tuple.tuple(statement.parameters()))
                .map(IssuanceLedger::positions)
                .onFailure(PgException.class)
                .recoverWithItem(e -> {
                    // The server refused the statement, so that nothing of it was written: each tries by itself.
                    LOG.warnf(e, "A group of %d tokens could not be recorded together", group.size());
                    return Collections.emptySet();
                })
                .map(recorded -> IntStream.range(0, group.size())
                        .mapToObj(recorded::contains)
                        .toList());
    }

    private static Set<Integer> positions(RowSet<Row> rows) {
        Set<Integer> positions = new HashSet<>();
        rows.forEach(row -> positions.add(row.getInteger(0)));
        return positions;
    }
}
