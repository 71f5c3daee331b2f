package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;

/** Further writes of a use case in the transaction that changes an account. A failure rolls back the transaction. */
@FunctionalInterface
public interface ChangeStep {

    /**
     * @param before the addresses of the account before the change
     * @param after the account after the change
     */
    Uni<Void> run(EmailState before, Account after);
}
