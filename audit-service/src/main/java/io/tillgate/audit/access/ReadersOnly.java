package io.tillgate.audit.access;

import io.quarkus.security.ForbiddenException;
import io.tillgate.resource.Administrator;
import io.tillgate.resource.TokenIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who may read the log: {@code audit:read}, or an administrator. Never an API key. */
@RequestScoped
public class ReadersOnly {
    public static final String READ = "audit:read";
    public static final String ADMIN = Administrator.SCOPE;

    private final TokenIdentity token;

    ReadersOnly(TokenIdentity token) {
        this.token = token;
    }

    /**
     * Passes readers.
     *
     * @throws ForbiddenException for others
     */
    public void check() {
        if (!Administrator.is(token) && (token.isApiKey() || !token.scopes().contains(READ))) {
            throw new ForbiddenException(
                    "the scope admin counts for administrators only, and no scope of an API key here");
        }
    }
}
