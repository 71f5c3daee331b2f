package io.tillgate.auth.scope;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** The consent that users have given to a scope. */
public interface GivenConsent {

    /**
     * Withdraws the consent because the scope has been extended: clients must ask for it again. First-party clients,
     * which do not need consent, and clients that act for themselves keep the scope.
     *
     * @param tx a transaction that holds a lock against consent to the scope, see {@link ScopeRepository#lockForShare}
     */
    Uni<Void> takeBack(SqlClient tx, String namespace);
}
