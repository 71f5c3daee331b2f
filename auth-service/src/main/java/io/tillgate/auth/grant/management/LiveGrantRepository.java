package io.tillgate.auth.grant.management;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.grant.LiveGrants;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads live grants with the names of their clients. */
@ApplicationScoped
class LiveGrantRepository {
    private static final String LIVE = LiveGrants.SELECT + " AND (created_at, id) < ($2, $3)";
    private static final String ORDER = " ORDER BY created_at DESC, id DESC LIMIT $4";
    private static final OffsetDateTime LATEST = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** Returns grants after a position, newest first. */
    Uni<List<LiveGrant>> find(
            SqlClient db, GrantFilter filter, GrantCursor.@Nullable Place after, int limit, Instant now) {
        Tuple values = Tuple.tuple()
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(after == null ? LATEST : after.createdAt().atOffset(ZoneOffset.UTC))
                .addUUID(after == null ? new UUID(-1, -1) : after.id())
                .addInteger(limit);
        StringBuilder conditions = new StringBuilder();
        if (filter.accountId() != null) {
            values.addUUID(filter.accountId());
            conditions.append(" AND account_id = $").append(values.size());
        }
        if (filter.clientId() != null) {
            values.addString(filter.clientId());
            conditions.append(" AND client_id = $").append(values.size());
        }
        return db.preparedQuery(LIVE + conditions + ORDER).execute(values).map(rows -> {
            List<LiveGrant> grants = new ArrayList<>();
            rows.forEach(row -> grants.add(grant(row)));
            return grants;
        });
    }

    private static LiveGrant grant(Row row) {
        boolean refreshable = row.getBoolean("refreshable");
        return new LiveGrant(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getString("client_id"),
                row.getString("client_name"),
                List.of(row.getArrayOfStrings("scopes")),
                List.of(row.getArrayOfStrings("audience")),
                refreshable && (row.getBoolean("offline") || row.getUUID("session_id") == null),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("generation_at").toInstant(),
                row.getOffsetDateTime("ends_at").toInstant());
    }
}
