package io.tillgate.auth.scope;

import io.smallrye.mutiny.Uni;
import java.util.Collection;

/** Where scopes come from: a scope can be used before the event of its registration has arrived. */
public interface ScopeSource {

    /**
     * Reads the definitions that this service does not have yet from scope-registry, and stores them. What cannot be
     * read stays unknown until its event arrives; that is no failure.
     */
    Uni<Void> fetch(Collection<String> namespaces);
}
