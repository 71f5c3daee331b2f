package io.tillgate.auth.grant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Revokes grants of all accounts and clients in batches. */
@ApplicationScoped
public class BulkGrantRepository {
    private static final String REVOKE = """
            UPDATE oauth_grant SET revoked_at = $2, revocation_reason = $3
            WHERE id IN (SELECT id FROM oauth_grant WHERE revoked_at IS NULL AND %s ORDER BY id LIMIT $4 FOR UPDATE)
            RETURNING id, generation_at""";
    private static final String HOLDING = REVOKE.formatted("$1 = ANY (scopes)");
    private static final String MADE_BEFORE = REVOKE.formatted("created_at < $1");

    /**
     * A grant that was just revoked.
     *
     * @param id its id
     * @param lastIssuedAt when its last access token was issued
     */
    public record Ended(UUID id, Instant lastIssuedAt) {}

    /** Revokes a batch of the grants that contain a scope. An empty result means that none is left. */
    public Uni<List<Ended>> revokeHolding(SqlClient tx, String scope, int atMost, String reason, Instant now) {
        return revoke(tx, HOLDING, Tuple.of(scope, utc(now), reason, atMost));
    }

    /** Revokes a batch of the grants created before a time. An empty result means that none is left. */
    public Uni<List<Ended>> revokeMadeBefore(SqlClient tx, Instant time, int atMost, String reason, Instant now) {
        return revoke(tx, MADE_BEFORE, Tuple.of(utc(time), utc(now), reason, atMost));
    }

    private static Uni<List<Ended>> revoke(SqlClient tx, String statement, Tuple values) {
        return tx.preparedQuery(statement)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Ended(
                                row.getUUID(0), row.getOffsetDateTime(1).toInstant()))
                        .toList());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
