package io.tillgate.user.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table {@code mail}: a queue that any instance takes from. Stateless. */
@ApplicationScoped
class MailRepository {
    private static final int PURGED_AT_ONCE = 1_000;

    /**
     * Queues a mail, unless the account had one of its kind since a time.
     *
     * @param noneSince the time; null for no such limit
     */
    Uni<Void> insert(
            SqlClient tx,
            UUID id,
            UUID accountId,
            MailKind kind,
            SealedContent content,
            Instant now,
            @Nullable Instant noneSince) {
        return tx.preparedQuery("""
                        INSERT INTO mail (id, account_id, kind, state, sealed, created_at, next_attempt_at)
                        SELECT $1, $2, $3, 'queued', $4, $5, $5
                        WHERE $6::timestamptz IS NULL
                            OR NOT EXISTS (SELECT 1 FROM mail WHERE account_id = $2 AND kind = $3 AND created_at > $6)""")
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addUUID(accountId)
                        .addString(kind.storedName())
                        .addBuffer(io.vertx.mutiny.core.buffer.Buffer.newInstance(content.bytes()))
                        .addOffsetDateTime(utc(now))
                        .addOffsetDateTime(noneSince == null ? null : utc(noneSince)))
                .replaceWithVoid();
    }

    /** Takes mails that are due; nobody else takes them before a time. Of any number of instances at once, one gets each. */
    Uni<List<QueuedMail>> take(SqlClient db, int atMost, Instant now, Instant takenUntil) {
        return db.preparedQuery("""
                        UPDATE mail SET attempts = attempts + 1, next_attempt_at = $3
                        WHERE id IN (SELECT id FROM mail WHERE state = 'queued' AND next_attempt_at <= $2
                            ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
                        RETURNING id, kind, sealed, attempts, created_at""")
                .execute(Tuple.of(atMost, utc(now), utc(takenUntil)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MailRepository::mail)
                        .toList());
    }

    /** Notes how a mail ended, and erases what it said. */
    Uni<Void> end(SqlClient db, UUID id, String state, Instant now) {
        return db.preparedQuery(
                        "UPDATE mail SET state = $2, sealed = NULL, ended_at = $3 WHERE id = $1 AND state = 'queued'")
                .execute(Tuple.of(id, state, utc(now)))
                .replaceWithVoid();
    }

    /** Gives up every mail of an account that waits, and erases what they say. */
    Uni<Void> giveUpAll(SqlClient db, UUID accountId, Instant now) {
        return db.preparedQuery("""
                        UPDATE mail SET state = 'given_up', sealed = NULL, ended_at = $2
                        WHERE account_id = $1 AND state = 'queued'""").execute(Tuple.of(accountId, utc(now))).replaceWithVoid();
    }

    /** Puts a mail off, unless another instance has taken it over meanwhile. */
    Uni<Void> postpone(SqlClient db, QueuedMail mail, Instant until) {
        return db.preparedQuery("UPDATE mail SET next_attempt_at = $3 WHERE id = $1 AND attempts = $2")
                .execute(Tuple.of(mail.id(), mail.attempts(), utc(until)))
                .replaceWithVoid();
    }

    /** How many mails wait, and for how long the oldest does. */
    Uni<QueueState> state(SqlClient db, Instant now) {
        return db.preparedQuery("SELECT count(*) AS length, min(created_at) AS oldest FROM mail WHERE state = 'queued'")
                .execute()
                .map(rows -> {
                    Row row = rows.iterator().next();
                    OffsetDateTime oldest = row.getOffsetDateTime("oldest");
                    return new QueueState(
                            row.getLong("length"),
                            oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now));
                });
    }

    /** Deletes some of the mails that ended before a time. */
    Uni<Void> purge(SqlClient db, Instant before) {
        return db.preparedQuery("""
                        DELETE FROM mail WHERE ctid = ANY (ARRAY(SELECT ctid FROM mail
                            WHERE state <> 'queued' AND ended_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED))""")
                .execute(Tuple.of(utc(before), PURGED_AT_ONCE))
                .replaceWithVoid();
    }

    private static QueuedMail mail(Row row) {
        Buffer sealed = row.getBuffer("sealed").getDelegate();
        return new QueuedMail(
                row.getUUID("id"),
                row.getString("kind"),
                new SealedContent(sealed),
                row.getInteger("attempts"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
