package io.tillgate.auth.scope.usage;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.grant.LiveGrants;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Counts the holders of a scope in a single statement, and so in a consistent snapshot. */
@ApplicationScoped
class ScopeHolderRepository {
    /** The first part is the totals; the second the clients with the most grants. */
    private static final String COUNT = """
            WITH held AS (SELECT client_id, client_name, account_id FROM (%s) live WHERE $2 = ANY (scopes)),
            keys AS (SELECT account_id FROM api_key
                WHERE $2 = ANY (scopes) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $1))
            (SELECT NULL AS client_id, NULL AS client_name, count(*) AS grants,
                (SELECT count(*) FROM (SELECT account_id FROM held UNION SELECT account_id FROM keys) holders) AS accounts,
                (SELECT count(*) FROM keys) AS api_keys, count(DISTINCT client_id) AS clients
            FROM held)
            UNION ALL
            (SELECT client_id, client_name, count(*) AS grants, count(DISTINCT account_id), 0, 0
            FROM held GROUP BY client_id, client_name ORDER BY grants DESC, client_id LIMIT 100)""".formatted(LiveGrants.SELECT);

    Uni<ScopeHolders> count(SqlClient db, String scope, Instant now) {
        return db.preparedQuery(COUNT)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), scope))
                .map(ScopeHolderRepository::holders);
    }

    private static ScopeHolders holders(RowSet<Row> rows) {
        List<ScopeHolders.Holder> clients = new ArrayList<>();
        Row sum = rows.iterator().next();
        for (Row row : rows) {
            if (row.getString("client_id") == null) {
                sum = row;
            } else {
                clients.add(new ScopeHolders.Holder(
                        row.getString("client_id"),
                        row.getString("client_name"),
                        row.getLong("grants"),
                        row.getLong("accounts")));
            }
        }
        return new ScopeHolders(
                sum.getLong("grants"),
                sum.getLong("accounts"),
                sum.getLong("api_keys"),
                sum.getLong("clients"),
                clients);
    }
}
