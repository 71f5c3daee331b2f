package io.tillgate.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Locks the account that a user name belongs to, for the principal gate. Implemented by the feature that owns accounts. */
public interface AccountLock {

    /**
     * Locks the account until a time.
     *
     * @return its id; empty where this service knows no account of that name
     */
    Uni<Optional<UUID>> lock(SqlClient tx, String userName, Instant until);
}
