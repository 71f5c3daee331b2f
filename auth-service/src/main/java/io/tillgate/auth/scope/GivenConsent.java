package io.tillgate.auth.scope;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** What people have allowed of a scope. */
public interface GivenConsent {

    /**
     * Takes it back, for the scope means more than it did: whoever wants it asks again. First-party clients, which do not
     * ask, and clients that act for themselves keep it.
     *
     * @param tx a transaction that nobody allows the scope in meanwhile ({@link ScopeRepository#lockForShare})
     */
    Uni<Void> takeBack(SqlClient tx, String namespace);
}
