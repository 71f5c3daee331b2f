package io.tillgate.user.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.PasswordLocked;
import io.tillgate.outbox.event.SessionEventOutbox;
import io.tillgate.user.throttle.LockJournal;
import io.tillgate.user.throttle.PasswordLock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Writes locks of passwords to the outbox as {@code PasswordLocked} events. Stateless. */
@ApplicationScoped
class LockEvents implements LockJournal {
    private final SessionEventOutbox outbox;

    LockEvents(SessionEventOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> record(PasswordLock lock) {
        return outbox.append(new PasswordLocked(
                lock.accountId().toString(),
                lock.way().name().toLowerCase(Locale.ROOT),
                lock.clientId(),
                lock.locks(),
                lock.until()));
    }
}
