package io.tillgate.scope.definition;

/** Thrown if the registry refuses a change. The message is for the caller. */
final class ScopeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason why a change is refused. */
    enum Reason {
        /** There is no such scope. */
        NOT_FOUND,
        /** Another client owns the namespace, and the caller tried to register it. */
        OWNED_BY_ANOTHER,
        /** Another client owns the namespace, and the caller tried to change or retire it. */
        NOT_THE_OWNER,
        /** Another client owns the app. */
        APP_OF_ANOTHER,
        /** The scope of another client has one of its labels. */
        LABEL_OF_ANOTHER,
        /** The configuration defines it. */
        BUILT_IN,
        /** {@code If-Match} or {@code If-None-Match} does not hold. */
        PRECONDITION_FAILED
    }

    private final Reason reason;

    ScopeException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
