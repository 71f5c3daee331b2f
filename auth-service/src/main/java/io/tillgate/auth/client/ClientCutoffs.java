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

/** Stores the times before which tokens and grants of clients are revoked, and locks clients to change them. */
@ApplicationScoped
public class ClientCutoffs {

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

    /** Returns the latest time to which tokens of any client are dated ahead; a given time if that is later. */
    public Uni<Instant> latest(SqlClient tx, Instant other) {
        return tx.preparedQuery("SELECT greatest($1, max(tokens_not_before)) FROM client")
                .execute(Tuple.of(other.atOffset(ZoneOffset.UTC)))
                .map(rows -> first(rows, other));
    }

    /**
     * Sets the earliest issue time of new tokens for all clients.
     *
     * @return the time that was set: a second later than requested if a client already has tokens of that time
     */
    public Uni<Instant> advanceTokensNotBefore(SqlClient tx, Instant notBefore, Instant now) {
        return tx.preparedQuery("""
                        UPDATE client SET tokens_not_before = (SELECT greatest($1,
                            max(tokens_not_before) FILTER (WHERE tokens_not_before > $2) + interval '1 second') FROM client)
                        WHERE status <> 'deleted' RETURNING tokens_not_before""")
                .execute(Tuple.of(notBefore.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> first(rows, notBefore));
    }

    /**
     * Revokes a client's grants up to now and its tokens issued before a time.
     *
     * @return the time that was set: a second later than requested if the client already has tokens of that time
     */
    public Uni<Instant> endTokensBefore(SqlClient db, String clientId, Instant notBefore, Instant now) {
        return db.preparedQuery("""
                        UPDATE client SET grants_not_before = greatest(grants_not_before, $3),
                            tokens_not_before = CASE WHEN tokens_not_before > $3
                                THEN tokens_not_before + interval '1 second' ELSE $2 END
                        WHERE client_id = $1 RETURNING tokens_not_before""")
                .execute(Tuple.of(clientId, notBefore.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> first(rows, notBefore));
    }

    private static Instant first(RowSet<Row> rows, Instant otherwise) {
        return rows.rowCount() == 0
                ? otherwise
                : rows.iterator().next().getOffsetDateTime(0).toInstant();
    }
}
