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

/** The times before which tokens and grants of clients are dead, and the locks for moving them. */
@ApplicationScoped
public class ClientCutoffs {

    /** Keeps a client as it is until the transaction ends, and waits for whoever is issuing tokens to it. */
    public Uni<Void> lock(SqlClient tx, String clientId) {
        return tx.preparedQuery("SELECT FROM client WHERE client_id = $1 FOR UPDATE")
                .execute(Tuple.of(clientId))
                .replaceWithVoid();
    }

    /** Keeps all clients as they are until the transaction ends, and waits for whoever is issuing tokens; their ids. */
    public Uni<List<String>> lockAll(SqlClient tx) {
        return tx.query("SELECT client_id FROM client WHERE status <> 'deleted' ORDER BY client_id FOR UPDATE")
                .execute()
                .map(rows -> {
                    List<String> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getString(0)));
                    return ids;
                });
    }

    /**
     * Dates what all clients get from now on to a time at the earliest.
     *
     * @return that time: a second later than asked for where one of them has had tokens that are dated to it
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
     * Notes that a client's grants of up to now are dead, and its tokens from before a time.
     *
     * @return that time: a second later than asked for where the client has had tokens that are dated to it
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
