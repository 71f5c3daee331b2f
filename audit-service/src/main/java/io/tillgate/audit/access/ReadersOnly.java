package io.tillgate.audit.access;

import io.quarkus.security.ForbiddenException;
import io.tillgate.resource.TokenIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who may read the log: {@code audit:read}, or an administrator with {@code admin}. */
@RequestScoped
public class ReadersOnly {
    public static final String READ = "audit:read";
    public static final String ADMIN = "admin";
    private static final String ADMINISTRATORS = "administrator";

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
        boolean administrator = token.scopes().contains(ADMIN) && token.groups().contains(ADMINISTRATORS);
        if (!administrator && !token.scopes().contains(READ)) {
            throw new ForbiddenException("the scope admin counts for administrators only");
        }
    }
}
