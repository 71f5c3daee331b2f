package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.language.Language;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Tells the owner of an account that its email address was changed or taken away. */
public interface EmailNotice {

    /**
     * Tells it at the old address, if and only if the transaction commits.
     *
     * @param before the account as it was; nothing is to be told where it had no address
     */
    Uni<Void> changed(SqlConnection transaction, Account before, Language language);
}
