package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;

/** Further writes of a use case in the transaction that creates an account. A failure rolls back the transaction. */
@FunctionalInterface
public interface TransactionStep {
    /** @param account the new account */
    Uni<Void> run(Account account);
}
