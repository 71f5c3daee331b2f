package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What else a use case writes in the transaction of its account change. A failure rolls all of it back. */
@FunctionalInterface
public interface TransactionStep {
    /** Writes nothing. */
    TransactionStep NONE = transaction -> Uni.createFrom().voidItem();

    /** Writes within the transaction. */
    Uni<Void> run(SqlConnection transaction);
}
