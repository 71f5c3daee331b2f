package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What else a use case writes in the transaction that changes an account. A failure rolls all of it back. */
@FunctionalInterface
public interface ChangeStep {

    /**
     * Writes within the transaction.
     *
     * @param before the account as it was
     * @param after the account as it is after the change
     */
    Uni<Void> run(SqlConnection transaction, Account before, Account after);
}
