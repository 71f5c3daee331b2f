package io.tillgate.auth.oauth.logout;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.oauth.logout.event.LogoutEvents;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.auth.session.SessionEnding;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Publishes the event of an ended session and queues a logout token for each of its clients. */
@ApplicationScoped
class EndedSession implements SessionEnding {
    private final LogoutNotices notices;
    private final LogoutEvents events;
    private final Clock clock;

    EndedSession(LogoutNotices notices, LogoutEvents events, Clock clock) {
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Uni<Void> ending(SqlClient tx, BrowserSession session, String reason) {
        return notices.add(tx, session, clock.instant())
                .chain(() -> events.signedOut(tx, session.accountId(), session.id(), reason));
    }
}
