package io.tillgate.audit.access;

import io.quarkus.security.ForbiddenException;
import io.tillgate.resource.Administrator;
import io.tillgate.resource.TokenIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Restricts access to the log to administrators and the scope {@code audit:read}. API keys are refused. */
@RequestScoped
public class ReadersOnly {
    public static final String READ = "audit:read";
    public static final String ADMIN = Administrator.SCOPE;

    private final TokenIdentity token;

    ReadersOnly(TokenIdentity token) {
        this.token = token;
    }

    /**
     * Checks that the request's token may read the log.
     *
     * @throws ForbiddenException if it may not
     */
    public void check() {
        if (!Administrator.is(token) && (token.isApiKey() || !token.scopes().contains(READ))) {
            throw new ForbiddenException(
                    "the scope admin has an effect for administrators only, and API keys are not accepted");
        }
    }
}
