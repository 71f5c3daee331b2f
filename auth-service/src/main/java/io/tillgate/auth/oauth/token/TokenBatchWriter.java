package io.tillgate.auth.oauth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.batch.RequestBatcher;
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
 * Records the tokens of concurrent requests in one statement and one transaction. Requests that arrive during a commit
 * join the next batch. The tokens were decided from memory or from rows read earlier: the statement locks the rows of
 * client and account, and leaves out the tokens of changed or locked rows, and of changed scopes, without waiting. A token that is left out is decided
 * again in its own transaction.
 */
@ApplicationScoped
public class TokenBatchWriter {
    private static final Logger LOG = Logger.getLogger(TokenBatchWriter.class);

    private final Pool pool;
    private final RequestBatcher<PendingToken, Boolean> issues;
    private final RequestBatcher<PendingToken, Boolean> rotations;

    TokenBatchWriter(Pool pool, IssuanceConfig config) {
        RequestBatcher.Limits limits = new RequestBatcher.Limits(1, config.batchSize(), config.maxWaiting());
        this.pool = pool;
        this.issues = new RequestBatcher<>("issued tokens", limits, group -> write(group, TokenBatchInsert::issue));
        this.rotations =
                new RequestBatcher<>("refreshed tokens", limits, group -> write(group, TokenBatchInsert::rotate));
    }

    /** Returns whether the token and its event were recorded; if not, neither was. */
    public Uni<Boolean> record(PendingToken issuance) {
        return (issuance.rotation() == null ? issues : rotations).submit(issuance);
    }

    private Uni<List<Boolean>> write(
            List<PendingToken> group, Function<List<PendingToken>, TokenBatchInsert> statementOf) {
        TokenBatchInsert statement = statementOf.apply(group);
        return pool.preparedQuery(statement.sql())
                .execute(Tuple.tuple(statement.parameters()))
                .map(TokenBatchWriter::positions)
                .onFailure(PgException.class)
                .recoverWithItem(e -> {
                    // Nothing of a refused statement is written: each token is recorded in its own transaction.
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
