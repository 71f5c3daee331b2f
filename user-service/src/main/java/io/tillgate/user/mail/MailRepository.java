package io.tillgate.user.mail;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tillgate.user.mail.QueuedMail.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code mail}: the queue that all instances share. Stateless. */
@ApplicationScoped
class MailRepository implements PanacheRepositoryBase<QueuedMail, UUID> {
    private static final int PURGED_AT_ONCE = 1_000;

    /**
     * Queues a mail, unless one of its kind was queued for the account after a time.
     *
     * @param noneSince the time; null for no such limit
     */
    Uni<Void> insert(QueuedMail mail, @Nullable Instant noneSince) {
        Uni<Long> since = noneSince == null
                ? Uni.createFrom().item(0L)
                : count("accountId = ?1 and kind = ?2 and createdAt > ?3", mail.accountId(), mail.kind(), noneSince);
        return since.chain(found ->
                found == 0 ? persist(mail).replaceWithVoid() : Uni.createFrom().voidItem());
    }

    /** Takes mails that are due and reserves them until a time. Each mail goes to one instance only. */
    Uni<List<QueuedMail>> take(int atMost, Instant now, Instant takenUntil) {
        // Native: SKIP LOCKED and RETURNING.
        return getSession()
                .chain(session -> session.createNativeQuery("""
                        UPDATE mail SET attempts = attempts + 1, next_attempt_at = ?1
                        WHERE id IN (SELECT id FROM mail WHERE state = 'queued' AND next_attempt_at <= ?2
                            ORDER BY next_attempt_at LIMIT ?3 FOR UPDATE SKIP LOCKED)
                        RETURNING *""", QueuedMail.class)
                        .setParameter(1, takenUntil)
                        .setParameter(2, now)
                        .setParameter(3, atMost)
                        .getResultList());
    }

    /** Records the final state of a mail and erases its content. */
    Uni<Void> end(UUID id, State state, Instant now) {
        return update(
                        "set state = ?1, content = null, endedAt = ?2 where id = ?3 and state = ?4",
                        state,
                        now,
                        id,
                        State.QUEUED)
                .replaceWithVoid();
    }

    /** Gives up all queued mails of an account and erases their content. */
    Uni<Void> giveUpAll(UUID accountId, Instant now) {
        return update(
                        "set state = ?1, content = null, endedAt = ?2 where accountId = ?3 and state = ?4",
                        State.GIVEN_UP,
                        now,
                        accountId,
                        State.QUEUED)
                .replaceWithVoid();
    }

    /** Postpones a mail, unless another instance has taken it in the meantime. */
    Uni<Void> postpone(QueuedMail mail, Instant until) {
        return update("set nextAttemptAt = ?1 where id = ?2 and attempts = ?3", until, mail.id(), mail.attempts())
                .replaceWithVoid();
    }

    /** The number of queued mails and the age of the oldest. */
    Uni<QueueState> state(Instant now) {
        return getSession()
                .chain(session -> session.createQuery(
                                "select count(*), min(createdAt) from QueuedMail where state = ?1", Object[].class)
                        .setParameter(1, State.QUEUED)
                        .getSingleResult())
                .map(row -> new QueueState(
                        (Long) row[0],
                        row[1] instanceof Instant oldest ? Duration.between(oldest, now) : Duration.ZERO));
    }

    /** Deletes up to 1,000 mails that were sent or given up before a time. */
    Uni<Void> purge(Instant before) {
        // Native: SKIP LOCKED.
        return getSession()
                .chain(session -> session.createNativeQuery("""
                                DELETE FROM mail WHERE ctid = ANY (ARRAY(SELECT ctid FROM mail
                                    WHERE state <> 'queued' AND ended_at < ?1 LIMIT ?2 FOR UPDATE SKIP LOCKED))""")
                        .setParameter(1, before)
                        .setParameter(2, PURGED_AT_ONCE)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
