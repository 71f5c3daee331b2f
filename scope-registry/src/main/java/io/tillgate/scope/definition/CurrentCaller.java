package io.tillgate.scope.definition;

import io.quarkus.security.ForbiddenException;
import io.tillgate.resource.Administrator;
import io.tillgate.resource.TokenIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who asks, by the token of the request. */
@RequestScoped
class CurrentCaller {
    static final String WRITE = "scopes:write";
    static final String ADMIN = Administrator.SCOPE;

    private final TokenIdentity token;

    CurrentCaller(TokenIdentity token) {
        this.token = token;
    }

    /**
     * The caller, who may write.
     *
     * @throws ForbiddenException where neither {@code scopes:write} nor an administrator stands behind the token
     */
    Caller writer() {
        boolean administrator = isAdministrator();
        if (!administrator && (token.isApiKey() || !token.scopes().contains(WRITE))) {
            throw new ForbiddenException(
                    "the scope admin counts for administrators only, and no scope of an API key here");
        }
        return new Caller(token.subject(), token.clientId(), administrator);
    }

    /**
     * The caller, who may change what others own.
     *
     * @throws ForbiddenException where no administrator stands behind the token
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
