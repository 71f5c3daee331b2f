package io.tillgate.scope.definition;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Publishes changes of scopes as events. */
public interface ScopeChanges {

    /** The reason why a definition changed. */
    enum Cause {
        /** It is new, or was retired and is registered again. */
        REGISTERED,
        /** Its content changed. */
        CHANGED,
        /** It was retired. */
        RETIRED,
        /** It was retired, and the tokens that hold it are revoked at once. */
        REVOKED
    }

    /**
     * Publishes the current definition, if and only if the transaction of the session commits.
     *
     * @param actor the account id or client id that made the change; null for the service itself
     */
    Uni<Void> announce(ScopeDefinition definition, Cause cause, @Nullable String actor);
}
