package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What else a use case writes in the transaction of its account change. A failure rolls all of it back. */
@FunctionalInterface
public interface TransactionStep {
    /** Writes nothing. */
    TransactionStep NONE = (transaction, account) -> Uni.createFrom().voidItem();

    /**
     * Writes within the transaction.
     *
     * @param account as it is after the change
     */
    Uni<Void> run(SqlConnection transaction, Account account);
}
