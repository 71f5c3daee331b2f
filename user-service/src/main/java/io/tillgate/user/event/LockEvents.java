package io.tillgate.user.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.PasswordLocked;
import io.tillgate.user.throttle.LockJournal;
import io.tillgate.user.throttle.PasswordLock;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Locks of passwords as {@code PasswordLocked} events in the outbox. Stateless. */
@ApplicationScoped
class LockEvents implements LockJournal {
    private final EventOutbox outbox;

    LockEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> record(SqlConnection transaction, PasswordLock lock) {
        return outbox.append(
                transaction,
                List.of(new PasswordLocked(
                        lock.accountId().toString(),
                        lock.way().name().toLowerCase(Locale.ROOT),
                        lock.clientId(),
                        lock.locks(),
                        lock.until())));
    }
}
