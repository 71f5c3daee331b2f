package io.tillgate.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The account that a user name belongs to, locked for {@code TokenRequestPolicy}. Implemented by the feature that owns accounts. */
public interface AccountLock {

    /**
     * Locks the account until a time.
     *
     * @return its id; empty where this service knows no account of that name
     */
    Uni<Optional<UUID>> lock(SqlClient tx, String userName, Instant until);

    /** Whether this service knows an account of a name. */
    Uni<Boolean> isKnown(SqlClient db, String userName);
}
