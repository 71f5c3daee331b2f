package io.tillgate.audit.person;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.StreamSupport;

/** Finds leaf indexes by personal data, which the log itself holds encrypted. Safe for concurrent use. */
@ApplicationScoped
public class PersonalSearch {
    /** The maximum number of matches, the newest first. Few events have personal data. */
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

    /** Returns the events from a network address. */
    public Uni<Long[]> byAddress(String address) {
        return pool.preparedQuery(BY_ADDRESS).execute(Tuple.of(address)).map(PersonalSearch::places);
    }

    /**
     * Returns the events that contain all words, at least one of them in personal data.
     *
     * @param any a text search query for any of the words
     * @param all a text search query for all of the words
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
