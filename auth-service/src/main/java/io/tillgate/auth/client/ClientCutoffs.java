package io.tillgate.auth.client;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Stores the times before which tokens and grants of clients are revoked, and locks clients to change them. */
@ApplicationScoped
public class ClientCutoffs {
    /**
     * The latest time to which tokens of an account are dated ahead of a time. A time further ahead was set by an instance
     * whose clock is wrong, and does not spread to the clients.
     */
    private static final String LATEST_OF_ACCOUNTS = """
            (SELECT max(tokens_not_before) FROM account WHERE tokens_not_before > 'epoch'
                AND tokens_not_before > $1 AND tokens_not_before < $1 + interval '5 seconds')""";

    /** Locks a client until the transaction ends; waits for transactions that issue tokens to it. */
    public Uni<Void> lock(SqlClient tx, String clientId) {
        return tx.preparedQuery("SELECT FROM client WHERE client_id = $1 FOR UPDATE")
                .execute(Tuple.of(clientId))
                .replaceWithVoid();
    }

    /** Locks all clients until the transaction ends and returns their ids; waits for transactions that issue tokens. */
    public Uni<List<String>> lockAll(SqlClient tx) {
        return tx.query("SELECT client_id FROM client WHERE status <> 'deleted' ORDER BY client_id FOR UPDATE")
                .execute()
                .map(rows -> {
                    List<String> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getString(0)));
                    return ids;
                });
    }

    /** Returns the latest time to which tokens of any client or account are dated ahead; a given time if that is later. */
    public Uni<Instant> latest(SqlClient tx, Instant other) {
        return tx.preparedQuery("SELECT greatest($1::timestamptz, max(tokens_not_before), " + LATEST_OF_ACCOUNTS
                        + ") FROM client")
                .execute(Tuple.of(other.atOffset(ZoneOffset.UTC)))
                .map(rows -> first(rows, other));
    }

    /** Returns the latest time to which tokens of an account are dated ahead; a given time if that is later. */
    public Uni<Instant> latest(SqlClient tx, UUID accountId, Instant other) {
        return tx.preparedQuery("SELECT greatest($1, max(tokens_not_before),"
                        + " (SELECT tokens_not_before FROM account WHERE id = $2)) FROM client")
                .execute(Tuple.of(other.atOffset(ZoneOffset.UTC), accountId))
                .map(rows -> first(rows, other));
    }

    /**
     * Sets the earliest issue time of new tokens for all clients.
     *
     * @return the time that was set: a second later than requested if a client or an account already has tokens of that
     *     time
     */
    public Uni<Instant> advanceTokensNotBefore(SqlClient tx, Instant notBefore, Instant now) {
        return tx.preparedQuery("""
                        UPDATE client SET tokens_not_before = (SELECT greatest($2, interval '1 second'
                            + greatest(max(tokens_not_before) FILTER (WHERE tokens_not_before > $1::timestamptz), %s))
                            FROM client)
                        WHERE status <> 'deleted' RETURNING tokens_not_before""".formatted(LATEST_OF_ACCOUNTS))
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), notBefore.atOffset(ZoneOffset.UTC)))
                .map(rows -> first(rows, notBefore));
    }

    /**
     * Revokes a client's grants up to now and its tokens issued before a time.
     *
     * @return the time that was set: a second later than requested if the client or an account already has tokens of that
     *     time
     */
    public Uni<Instant> endTokensBefore(SqlClient db, String clientId, Instant notBefore, Instant now) {
        return db.preparedQuery("""
                        UPDATE client SET tokens_not_before = greatest($2, interval '1 second'
                                + greatest(CASE WHEN tokens_not_before > $1::timestamptz THEN tokens_not_before END, %s)),
                            grants_not_before = greatest(grants_not_before, $1)
                        WHERE client_id = $3 RETURNING tokens_not_before""".formatted(LATEST_OF_ACCOUNTS))
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), notBefore.atOffset(ZoneOffset.UTC), clientId))
                .map(rows -> first(rows, notBefore));
    }

    private static Instant first(RowSet<Row> rows, Instant otherwise) {
        return rows.rowCount() == 0
                ? otherwise
                : rows.iterator().next().getOffsetDateTime(0).toInstant();
    }
}
