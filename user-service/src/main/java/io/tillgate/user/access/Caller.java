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
 * Who calls, by a verified token.
 *
 * @param subject the account id, or the client id where a client acts for itself
 * @param clientId the client that the token was given to
 * @param grantId the grant of the token; null where there is none
 * @param scopes the scopes of the token
 * @param groups the groups of the account; {@code administrator} only if this service's own table says so
 * @param user whether the subject is an account
 * @param apiKey whether an API key came rather than an access token
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

    /** Copies its sets. */
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

    /** Whether an {@link Administrator} calls. */
    public boolean isAdministrator() {
        return Administrator.is(this);
    }

    /** Whether the account is the caller's own. */
    public boolean is(UUID accountId) {
        return user && subject.equals(accountId.toString());
    }

    /** Lets administrators pass. */
    public void requireAdministrator() {
        if (Administrator.isAccount(this)) {
            requireScope(Administrator.SCOPE);
        } else {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "this is for administrators");
        }
    }

    /** Lets an account pass that acts for itself; gives its id. */
    public UUID requireAccount() {
        if (!user) {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "this is for accounts; a client has none");
        }
        requireScope(ACCOUNT_SCOPE);
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "the token's subject is no account of this service");
        }
    }

    /** Lets the account itself and administrators pass. */
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
     * Lets access tokens pass, and no API key: a module that has one must not take the account over.
     *
     * @param what what a key may not do
     */
    public void refuseApiKey(String what) {
        if (apiKey) {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "an API key may not " + what + "; sign in for that");
        }
    }

    /** Lets auth-service itself pass, with its own token for the internal endpoints. */
    public void requireAuthService() {
        if (user || !clientId.equals(AUTH_SERVICE)) {
            throw ProblemException.of(HttpProblem.FORBIDDEN, "this is for auth-service");
        }
        requireScope(INTERNAL_SCOPE);
    }

    /** Lets a token pass that has the scope. */
    public void requireScope(String scope) {
        if (!scopes.contains(scope)) {
            throw ProblemException.challenge(
                    AccountProblem.INSUFFICIENT_SCOPE,
                    "Required scope: " + scope,
                    "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
        }
    }
}
