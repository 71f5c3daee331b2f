package io.tillgate.user.access;

import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.ProblemException;
import io.tillgate.resource.Actor;
import io.tillgate.resource.Administrator;
import io.tillgate.user.error.AccountProblem;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request, identified by a verified token.
 *
 * @param subject the account id, or the client id if a client acts for itself
 * @param clientId the client to which the token was issued
 * @param grantId the grant of the token; null if it has none
 * @param scopes the scopes of the token
 * @param groups the groups of the account; {@code administrator} only if this service's own table confirms it
 * @param user whether the subject is an account
 * @param apiKey whether the request carries an API key instead of an access token
 * @param authTime when the account signed in; null for clients and API keys
 */
public record Caller(
        String subject,
        String clientId,
        @Nullable String grantId,
        Set<String> scopes,
        Set<String> groups,
        boolean user,
        boolean apiKey,
        @Nullable Instant authTime)
        implements Actor {
    private static final String ACCOUNT_SCOPE = "account";
    private static final String AUTH_SERVICE = "auth-service";
    private static final String INTERNAL_SCOPE = "users:verify";

    public Caller {
        scopes = Set.copyOf(scopes);
        groups = Set.copyOf(groups);
    }

    @Override
    public boolean isUser() {
        return user;
    }

    @Override
    public boolean isApiKey() {
        return apiKey;
    }

    /** Returns whether the caller is an {@link Administrator}. */
    public boolean isAdministrator() {
        return Administrator.is(this);
    }

    /** Returns whether the caller is this account. */
    public boolean is(UUID accountId) {
        return user && subject.equals(accountId.toString());
    }

    /** Fails with {@code 403} unless the caller is an administrator's account with the scope {@code admin}. */
    public void requireAdministrator() {
        if (Administrator.isAccount(this)) {
            requireScope(Administrator.SCOPE);
        } else {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "only administrators may do this");
        }
    }

    /** Returns the caller's account id. Fails with {@code 403} for clients and without the scope {@code account}. */
    public UUID requireAccount() {
        if (!user) {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "only accounts may do this, and a client has none");
        }
        requireScope(ACCOUNT_SCOPE);
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "the token's subject is not an account of this service");
        }
    }

    /** Fails with {@code 403} unless the caller is this account or an administrator. */
    public void requireAccountOrAdministrator(UUID accountId) {
        if (isAdministrator()) {
            return;
        }
        if (is(accountId)) {
            requireAccount();
        } else {
            requireAdministrator();
        }
    }

    /**
     * Fails with {@code 403} for API keys: a module must not be able to take over the account that granted its key.
     *
     * @param what the action, as a phrase that follows "an API key may not"
     */
    public void refuseApiKey(String what) {
        if (apiKey) {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "an API key may not " + what + "; sign in for that");
        }
    }

    /** Fails with {@code 403} unless auth-service calls with its own token for the internal endpoints. */
    public void requireAuthService() {
        if (user || !clientId.equals(AUTH_SERVICE)) {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "only auth-service may do this");
        }
        requireScope(INTERNAL_SCOPE);
    }

    /** Fails with {@code 403 insufficient_scope} if the token lacks the scope (RFC 6750 section 3.1). */
    public void requireScope(String scope) {
        if (!scopes.contains(scope)) {
            throw ProblemException.challenge(
                    AccountProblem.INSUFFICIENT_SCOPE,
                    "Required scope: " + scope,
                    "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
        }
    }
}
