package io.tillgate.auth.revocation.bulk;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.grant.LiveGrants;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** Counts what a bulk revocation of a target affects. A single statement gives a consistent snapshot. */
@ApplicationScoped
class RevocationImpactRepository {
    private static final String STATEMENT = """
            WITH grants AS (SELECT id, client_id, account_id FROM (%s) live WHERE %s),
            api_keys AS (SELECT account_id FROM api_key k
                WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $1) AND %s),
            opaque_tokens AS (SELECT client_id, account_id FROM opaque_token t
                WHERE expires_at > $1 AND %s AND NOT EXISTS (SELECT FROM revocation r
                    WHERE r.key IN ('jti:' || t.token_id, 'grant:' || t.grant_id)
                        OR (r.key IN ('client:' || t.client_id, 'sub:' || t.account_id)
                            AND r.not_before > t.issued_at)
                        OR (r.key = ANY (SELECT 'scope:' || scope FROM unnest(t.scopes) scope)
                            AND r.not_before > t.issued_at))),
            sessions AS (SELECT account_id FROM browser_session s WHERE %s),
            clients AS (SELECT client_id FROM client c WHERE status <> 'deleted' AND %s),
            accounts AS (SELECT account_id FROM (%s) live WHERE %s)
            SELECT (SELECT count(*) FROM grants),
                (SELECT count(*) FROM (SELECT client_id FROM grants UNION SELECT client_id FROM opaque_tokens
                    UNION SELECT client_id FROM clients) united),
                (SELECT count(account_id) FROM (SELECT account_id FROM grants UNION SELECT account_id FROM api_keys
                    UNION SELECT account_id FROM opaque_tokens UNION SELECT account_id FROM sessions
                    UNION SELECT account_id FROM accounts) united),
                (SELECT count(*) FROM api_keys), (SELECT count(*) FROM opaque_tokens), (SELECT count(*) FROM sessions)""";

    /** Returns the counts for a target. */
    Uni<RevocationImpact> count(SqlClient db, BulkRevocationTarget target, Instant now) {
        RevocationImpactConditions of = RevocationImpactConditions.of(target.kind());
        return db.preparedQuery(STATEMENT.formatted(
                        LiveGrants.SELECT,
                        of.grants(),
                        of.apiKeys(),
                        of.opaqueTokens(),
                        of.sessions(),
                        of.clients(),
                        LiveGrants.SELECT,
                        of.accounts()))
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), target.value()))
                .map(rows -> toll(rows.iterator().next()));
    }

    private static RevocationImpact toll(Row row) {
        return new RevocationImpact(
                row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }
}
