package io.tillgate.auth.client;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** Stores the used assertions until they expire. */
@ApplicationScoped
class ClientAssertionRepository {
    /** Records the use of an id and returns whether it is the first. Only one of several concurrent calls gets true. */
    Uni<Boolean> use(SqlClient db, String clientId, byte[] jtiHash, Instant expiresAt, Instant now) {
        return db.preparedQuery("""
                        INSERT INTO client_assertion AS used (client_id, jti_hash, expires_at) VALUES ($1, $2, $3)
                        ON CONFLICT (client_id, jti_hash) DO UPDATE SET expires_at = $3 WHERE used.expires_at < $4""")
                .execute(Tuple.of(
                        clientId,
                        Buffer.buffer(jtiHash),
                        expiresAt.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC)))
                .map(inserted -> inserted.rowCount() == 1);
    }
}
