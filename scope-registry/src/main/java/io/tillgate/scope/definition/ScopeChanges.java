package io.tillgate.scope.definition;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Tells the other services what changed. */
public interface ScopeChanges {

    /** Why a definition changed. */
    enum Cause {
        /** It is new, or was retired and is registered again. */
        REGISTERED,
        /** Its content changed. */
        CHANGED,
        /** It was retired. */
        RETIRED,
        /** It was retired, and the tokens that hold it end now. */
        REVOKED
    }

    /**
     * Announces a definition as it now is, if and only if the transaction of the session commits.
     *
     * @param actor the account id or client id that caused it; null where the service itself did
     */
    Uni<Void> announce(ScopeDefinition definition, Cause cause, @Nullable String actor);
}
