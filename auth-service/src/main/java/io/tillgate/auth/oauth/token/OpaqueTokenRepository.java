package io.tillgate.auth.oauth.token;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores opaque tokens by their keyed hashes. */
@ApplicationScoped
class OpaqueTokenRepository {

    /** Stores a token unless it is already stored. */
    Uni<Void> insert(SqlClient tx, byte[] hash, ActiveToken token) {
        return tx.preparedQuery("""
                        INSERT INTO opaque_token (hash, token_id, grant_id, client_id, account_id, scopes, audience,
                            issued_at, expires_at, auth_time)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                        ON CONFLICT DO NOTHING""")
                .execute(Tuple.tuple()
                        .addValue(Buffer.buffer(hash))
                        .addString(token.id())
                        .addUUID(token.grantId())
                        .addString(token.clientId())
                        .addUUID(token.accountId())
                        .addArrayOfString(token.scopes().toArray(String[]::new))
                        .addArrayOfString(token.audience().toArray(String[]::new))
                        .addOffsetDateTime(token.issuedAt().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(token.expiresAt().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(
                                token.authTime() == null
                                        ? null
                                        : token.authTime().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Optional<ActiveToken>> find(SqlClient db, byte[] hash, Instant now) {
        return db.preparedQuery("SELECT * FROM opaque_token WHERE hash = $1 AND expires_at > $2")
                .execute(Tuple.of(Buffer.buffer(hash), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(token(rows.iterator().next())));
    }

    private static ActiveToken token(Row row) {
        @Nullable OffsetDateTime authTime = row.getOffsetDateTime("auth_time");
        return new ActiveToken(
                row.getString("token_id"),
                row.getString("client_id"),
                row.getUUID("account_id"),
                row.getUUID("grant_id"),
                List.of(row.getArrayOfStrings("scopes")),
                List.of(row.getArrayOfStrings("audience")),
                row.getOffsetDateTime("issued_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                authTime == null ? null : authTime.toInstant());
    }
}
