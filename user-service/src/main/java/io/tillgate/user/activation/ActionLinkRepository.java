package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The table {@code action_link}. Stateless. */
@ApplicationScoped
class ActionLinkRepository {

    /**
     * Stores a link, unless the account has {@code maxOpen} to its address already, or three times as many to any; forgets
     * those that have expired.
     */
    Uni<Boolean> insert(SqlClient client, byte[] tokenHash, StoredLink link, Instant expiresAt, int maxOpen) {
        return client.preparedQuery("DELETE FROM action_link WHERE expires_at <= $1")
                .execute(Tuple.of(utc(link.createdAt())))
                .chain(() -> client.preparedQuery("""
                        INSERT INTO action_link (token_hash, account_id, purpose, email, created_at, expires_at)
                        SELECT $1, $2, $3, $4, $5, $6
                        WHERE (SELECT count(*) < 3 * $7::bigint AND count(*) FILTER (WHERE email = $4) < $7
                               FROM action_link WHERE account_id = $2 AND purpose = $3)""")
                        .execute(Tuple.tuple()
                                .addValue(buffer(tokenHash))
                                .addUUID(link.accountId())
                                .addString(link.purpose().storedName())
                                .addString(link.email())
                                .addOffsetDateTime(utc(link.createdAt()))
                                .addOffsetDateTime(utc(expiresAt))
                                .addInteger(maxOpen)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The link with this hash, where it is open. */
    Uni<Optional<StoredLink>> find(SqlClient client, byte[] tokenHash, LinkPurpose purpose, Instant now) {
        return client.preparedQuery("""
                        SELECT account_id, email, created_at FROM action_link
                        WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3""")
                .execute(Tuple.of(buffer(tokenHash), purpose.storedName(), utc(now)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next())
                                .map(row -> new StoredLink(
                                        row.getUUID("account_id"),
                                        purpose,
                                        row.getString("email"),
                                        row.getOffsetDateTime("created_at").toInstant())));
    }

    /** Takes the link away; false where another was quicker. */
    Uni<Boolean> remove(SqlClient client, byte[] tokenHash) {
        return client.preparedQuery("DELETE FROM action_link WHERE token_hash = $1")
                .execute(Tuple.of(buffer(tokenHash)))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Where an account gets an address back that it had before: takes the links away that the change from it and those after
     * it have made.
     *
     * @return false where the account did not have the address a short while ago
     */
    Uni<Boolean> removeRecoveries(SqlClient client, UUID accountId, String email, Instant now) {
        return client.preparedQuery("""
                        DELETE FROM action_link
                        WHERE account_id = $1 AND purpose = 'email_recovery' AND created_at >=
                            (SELECT min(created_at) FROM action_link
                             WHERE account_id = $1 AND purpose = 'email_recovery' AND email = $2 AND expires_at > $3)""")
                .execute(Tuple.of(accountId, email, utc(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Takes every link of an account away. */
    Uni<Void> removeAll(SqlClient client, UUID accountId) {
        return client.preparedQuery("DELETE FROM action_link WHERE account_id = $1")
                .execute(Tuple.of(accountId))
                .replaceWithVoid();
    }

    private static io.vertx.core.buffer.Buffer buffer(byte[] bytes) {
        return Buffer.buffer(bytes).getDelegate();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
