package io.tillgate.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Locks accounts by user name, as {@code TokenRequestPolicy} enforces. Implemented by the account feature. */
public interface AccountLock {

    /**
     * Locks the account until a time.
     *
     * @return its id; empty if this service knows no account of that name
     */
    Uni<Optional<UUID>> lock(SqlClient tx, String userName, Instant until);

    /** Returns whether this service knows an account of a name. */
    Uni<Boolean> isKnown(SqlClient db, String userName);
}
