package io.tillgate.user.throttle;

import io.smallrye.mutiny.Uni;

/** Tells the other services of locks. */
public interface LockJournal {

    /** Records a lock, to be told if and only if the transaction commits. */
    Uni<Void> record(PasswordLock lock);
}
