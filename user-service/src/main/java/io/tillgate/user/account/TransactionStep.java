package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;

/** What else a use case writes in the transaction that makes an account. A failure rolls all of it back. */
@FunctionalInterface
public interface TransactionStep {
    /**
     * Writes within the transaction.
     *
     * @param account the new one
     */
    Uni<Void> run(Account account);
}
