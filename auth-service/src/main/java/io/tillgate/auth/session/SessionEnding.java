package io.tillgate.auth.session;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Something that must be done where a browser session is ended; not where one runs out. */
public interface SessionEnding {

    /**
     * A session ends, in this transaction; its grants are still as they were.
     *
     * @param session the session
     * @param reason why
     */
    Uni<Void> ending(SqlClient tx, BrowserSession session, String reason);
}
