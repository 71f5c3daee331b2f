package io.tillgate.scope.definition;

import io.quarkus.security.ForbiddenException;
import io.tillgate.resource.Administrator;
import io.tillgate.resource.TokenIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The caller of the request, identified by its token. */
@RequestScoped
class CurrentCaller {
    static final String WRITE = "scopes:write";
    static final String ADMIN = Administrator.SCOPE;

    private final TokenIdentity token;

    CurrentCaller(TokenIdentity token) {
        this.token = token;
    }

    /**
     * Returns the caller if it may register scopes.
     *
     * @throws ForbiddenException unless it is an administrator or its access token has {@code scopes:write}
     */
    Caller writer() {
        boolean administrator = isAdministrator();
        if (!administrator && (token.isApiKey() || !token.scopes().contains(WRITE))) {
            throw new ForbiddenException(
                    "the scope admin has an effect for administrators only, and API keys are not accepted");
        }
        return new Caller(token.subject(), token.clientId(), administrator);
    }

    /**
     * Returns the caller if it may change the scopes of other owners.
     *
     * @throws ForbiddenException if the token is not an administrator's
     */
    Caller administrator() {
        if (!isAdministrator()) {
            throw new ForbiddenException("for administrators only");
        }
        return new Caller(token.subject(), token.clientId(), true);
    }

    private boolean isAdministrator() {
        return Administrator.is(token);
    }
}
