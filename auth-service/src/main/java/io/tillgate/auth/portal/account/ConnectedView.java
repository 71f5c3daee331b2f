package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.consent.ScopeLine;
import io.tillgate.auth.grant.management.LiveGrant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The apps that are connected to an account. */
record ConnectedView(List<Connection> connections, @Nullable String nextCursor) implements TemplateInstance {

    /**
     * A connected app.
     *
     * @param scopes the scopes of its grant as shown to users
     */
    public record Connection(LiveGrant grant, List<ScopeLine> scopes) {}
}
