package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.consent.ScopeLine;
import java.util.List;

/** The scopes that this service knows. */
record ScopesView(List<Line> scopes) implements TemplateInstance {

    /**
     * A scope.
     *
     * @param shown the scope as shown to users
     * @param groups the groups whose accounts may grant it; empty if every account may
     * @param clientsOnly whether only clients acting for themselves may hold it
     * @param active whether it may be granted
     */
    public record Line(ScopeLine shown, List<String> groups, boolean clientsOnly, boolean active) {}
}
