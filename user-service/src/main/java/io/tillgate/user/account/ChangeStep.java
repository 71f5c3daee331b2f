package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;

/** What else a use case writes in the transaction that changes an account. A failure rolls all of it back. */
@FunctionalInterface
public interface ChangeStep {

    /**
     * Writes within the transaction.
     *
     * @param before the addresses of the account as they were
     * @param after the account as it is after the change
     */
    Uni<Void> run(EmailState before, Account after);
}
