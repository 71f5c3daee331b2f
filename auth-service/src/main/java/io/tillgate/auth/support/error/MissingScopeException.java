package io.tillgate.auth.support.error;

import io.quarkus.security.ForbiddenException;

/** The access token lacks a scope that the operation requires but does not declare by an annotation. */
public final class MissingScopeException extends ForbiddenException {
    private static final long serialVersionUID = 1L;

    private final String scope;

    public MissingScopeException(String scope) {
        super("The access token lacks the scope " + scope);
        this.scope = scope;
    }

    String scope() {
        return scope;
    }
}
