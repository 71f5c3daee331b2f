package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;

/** Publishes changes of accounts as events. */
public interface AccountEventPublisher {

    /**
     * Records the event of a change. It is published if and only if the transaction commits.
     *
     * @param account the account after the change
     */
    Uni<Void> record(Account account, AccountChange change);
}
