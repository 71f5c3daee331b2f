package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Publishes changes of accounts. */
public interface AccountEventPublisher {

    /** Records the changes, in order, to be told if and only if the transaction commits. */
    Uni<Void> record(SqlConnection transaction, List<AccountChange> changes);
}
