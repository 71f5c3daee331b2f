package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.consent.ScopeLine;
import java.util.List;

/** The scopes, as this service knows them. */
record ScopesView(List<Line> scopes) implements TemplateInstance {

    /**
     * A scope.
     *
     * @param shown how people see it
     * @param groups who may grant it, besides everyone
     * @param clientsOnly whether no account may
     * @param active whether it may be granted at all
     */
    public record Line(ScopeLine shown, List<String> groups, boolean clientsOnly, boolean active) {}
}
