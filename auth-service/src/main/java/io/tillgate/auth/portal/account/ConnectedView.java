package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.consent.ScopeLine;
import io.tillgate.auth.grant.management.LiveGrant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The apps that act in the name of an account. */
record ConnectedView(List<Connection> connections, @Nullable String nextCursor) implements TemplateInstance {

    /**
     * An app that does.
     *
     * @param grant what it has
     * @param scopes its scopes in words
     */
    public record Connection(LiveGrant grant, List<ScopeLine> scopes) {}
}
