package io.tillgate.audit.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads which months retention has dropped from the beginning of the log. Stateless; safe for concurrent use. */
@ApplicationScoped
public class DroppedMonths {
    private static final String NEWEST =
            "SELECT month, first_index, end_index, note, dropped_at FROM audit_dropped ORDER BY end_index DESC LIMIT $1";

    /** Returns the dropped months, the newest first. */
    public Uni<List<DroppedMonth>> newest(SqlClient client, int most) {
        return client.preparedQuery(NEWEST)
                .execute(Tuple.of(most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DroppedMonths::month)
                        .toList());
    }

    /** Returns the newest dropped month; empty if none has been dropped. */
    public Uni<Optional<DroppedMonth>> last(SqlClient client) {
        return newest(client, 1).map(found -> found.stream().findFirst());
    }

    /** Returns the leaf index of the first remaining record. */
    public Uni<Long> end(SqlClient client) {
        return last(client).map(last -> last.map(DroppedMonth::endIndex).orElse(0L));
    }

    private static DroppedMonth month(Row row) {
        return new DroppedMonth(
                Objects.requireNonNull(row.getLocalDate("month")),
                row.getLong("first_index"),
                row.getLong("end_index"),
                row.getString("note"),
                row.getOffsetDateTime("dropped_at").toInstant());
    }
}
