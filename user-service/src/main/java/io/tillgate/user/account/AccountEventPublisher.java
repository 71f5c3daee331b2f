package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;

/** Publishes changes of accounts. */
public interface AccountEventPublisher {

    /**
     * Records a change, to be told if and only if the transaction commits.
     *
     * @param account as it is after the change
     */
    Uni<Void> record(Account account, AccountChange change);
}
