package io.tillgate.user.throttle;

import io.smallrye.mutiny.Uni;

/** Publishes locks of passwords as events. */
public interface LockJournal {

    /** Records the event of a lock. It is published if and only if the transaction commits. */
    Uni<Void> record(PasswordLock lock);
}
