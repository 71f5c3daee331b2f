package io.tillgate.auth.session;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** An action that runs when a browser session is ended, but not when it expires. */
public interface SessionEnding {

    /**
     * Called before the session's grants are revoked, in the same transaction.
     *
     * @param reason why the session is ended
     */
    Uni<Void> ending(SqlClient tx, BrowserSession session, String reason);
}
