package io.tillgate.audit.person;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.StreamSupport;

/** Finds the places of events by personal data, which is not in the log's own columns. Safe for concurrent use. */
@ApplicationScoped
public class PersonalSearch {
    /** The newest; few events have personal data at all. */
    private static final int MOST = 10_000;

    private static final String BY_ADDRESS =
            "SELECT leaf_index FROM audit_personal WHERE address = $1 ORDER BY leaf_index DESC LIMIT " + MOST;
    private static final String BY_WORDS = """
            SELECT personal.leaf_index FROM audit_personal AS personal
            JOIN audit_event AS event USING (leaf_index, recorded_at)
            WHERE personal.terms @@ $1::text::tsquery AND (personal.terms || event.terms) @@ $2::text::tsquery
            ORDER BY personal.leaf_index DESC LIMIT""" + " " + MOST;

    private final Pool pool;

    PersonalSearch(Pool pool) {
        this.pool = pool;
    }

    /** The events from a network address. */
    public Uni<Long[]> byAddress(String address) {
        return pool.preparedQuery(BY_ADDRESS).execute(Tuple.of(address)).map(PersonalSearch::places);
    }

    /**
     * The events with all words, some of them personal.
     *
     * @param any a text search query of any of the words
     * @param all one of all of them
     */
    public Uni<Long[]> byWords(String any, String all) {
        return pool.preparedQuery(BY_WORDS).execute(Tuple.of(any, all)).map(PersonalSearch::places);
    }

    private static Long[] places(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getLong(0))
                .toArray(Long[]::new);
    }
}
