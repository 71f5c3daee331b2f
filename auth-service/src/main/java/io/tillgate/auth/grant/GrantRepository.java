package io.tillgate.auth.grant;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.batch.DataLoader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores grants. */
@ApplicationScoped
public class GrantRepository {
    private static final String ROTATE = """
            WITH step AS (SELECT $1::uuid AS grant_id, $2::bigint AS generation, $3::text[] AS scopes,
                $4::timestamptz AS at, $5::timestamptz AS idle_expires_at)
            """ + GrantRotation.UPDATE + "RETURNING oauth_grant.*";

    public Uni<Void> insert(SqlClient tx, Grant grant) {
        @Nullable Authentication authentication = grant.authentication();
        return tx.preparedQuery("""
                        INSERT INTO oauth_grant (id, client_id, account_id, scopes, audience, refreshable, bearer_refresh,
                            generation, generation_scopes, generation_at, created_at, idle_expires_at, expires_at,
                            credentials_changed_at, offline, session_id, auth_time, acr, amr, nonce, claims)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13,
                            $14, $15, $16, $17, $18, $19, $20::text::jsonb)""")
                .execute(Tuple.tuple()
                        .addUUID(grant.id())
                        .addString(grant.clientId())
                        .addUUID(grant.accountId())
                        .addArrayOfString(array(grant.scopes()))
                        .addArrayOfString(array(grant.audience()))
                        .addBoolean(grant.refreshable())
                        .addBoolean(grant.bearerRefresh())
                        .addLong(grant.generation())
                        .addArrayOfString(array(grant.generationScopes()))
                        .addOffsetDateTime(utc(grant.generationAt()))
                        .addOffsetDateTime(utc(grant.idleExpiresAt()))
                        .addOffsetDateTime(utc(grant.expiresAt()))
                        .addOffsetDateTime(utc(grant.credentialsChangedAt()))
                        .addBoolean(grant.isOffline())
                        .addUUID(authentication == null ? null : authentication.sessionId())
                        .addOffsetDateTime(utc(grant.authTime()))
                        .addString(authentication == null ? null : authentication.acr())
                        .addArrayOfString(authentication == null ? null : array(authentication.amr()))
                        .addString(authentication == null ? null : authentication.nonce())
                        .addString(authentication == null ? null : authentication.claims()))
                .replaceWithVoid();
    }

    private final DataLoader<UUID, Grant> reads = new DataLoader<>("grants", GrantRepository::findAll);

    /** Returns the grant with an id, live or not. Reads are batched. */
    public Uni<Optional<Grant>> find(Pool pool, UUID id) {
        return reads.find(pool, id);
    }

    /** Returns the grant with an id, live or not, as a transaction sees it. */
    public Uni<Optional<Grant>> findInTransaction(SqlClient tx, UUID id) {
        return tx.preparedQuery("SELECT * FROM oauth_grant WHERE id = $1")
                .execute(Tuple.of(id))
                .map(GrantRepository::first);
    }

    /**
     * Moves a live grant to its next generation; see {@link GrantRotation}.
     *
     * @param seen the grant as the caller read it
     * @return the grant at its new generation; empty if it is not live or another refresh was first
     */
    public Uni<Optional<Grant>> rotate(SqlClient tx, Grant seen, Grant next) {
        return tx.preparedQuery(ROTATE)
                .execute(Tuple.tuple()
                        .addUUID(seen.id())
                        .addLong(seen.generation())
                        .addArrayOfString(array(next.generationScopes()))
                        .addOffsetDateTime(utc(next.generationAt()))
                        .addOffsetDateTime(utc(next.idleExpiresAt())))
                .map(GrantRepository::first);
    }

    private static Uni<Map<UUID, Grant>> findAll(SqlClient db, Set<UUID> ids) {
        return db.preparedQuery("SELECT * FROM oauth_grant WHERE id = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Grant> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("id"), grant(row)));
                    return found;
                });
    }

    private static Optional<Grant> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(grant(rows.iterator().next()));
    }

    private static Grant grant(Row row) {
        @Nullable OffsetDateTime revokedAt = row.getOffsetDateTime("revoked_at");
        return new Grant(
                row.getUUID("id"),
                row.getString("client_id"),
                row.getUUID("account_id"),
                List.of(row.getArrayOfStrings("scopes")),
                List.of(row.getArrayOfStrings("audience")),
                row.getBoolean("refreshable"),
                row.getBoolean("bearer_refresh"),
                row.getLong("generation"),
                List.of(row.getArrayOfStrings("generation_scopes")),
                row.getOffsetDateTime("generation_at").toInstant(),
                row.getOffsetDateTime("idle_expires_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getOffsetDateTime("credentials_changed_at").toInstant(),
                revokedAt == null ? null : revokedAt.toInstant(),
                row.getOffsetDateTime("auth_time").toInstant(),
                authentication(row));
    }

    private static @Nullable Authentication authentication(Row row) {
        @Nullable UUID sessionId = row.getUUID("session_id");
        if (sessionId == null) {
            return null;
        }
        @Nullable Object claims = row.getValue("claims");
        return new Authentication(
                sessionId,
                row.getOffsetDateTime("auth_time").toInstant(),
                row.getString("acr"),
                List.of(row.getArrayOfStrings("amr")),
                row.getString("nonce"),
                claims == null ? null : claims.toString());
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
