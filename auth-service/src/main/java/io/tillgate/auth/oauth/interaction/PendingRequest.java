package io.tillgate.auth.oauth.interaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request that waits for its user's sign-in or consent.
 *
 * @param handle its name in the addresses of the pages
 * @param request the request
 * @param expiresAt when it expires
 * @param signedInSession the session that was created for it
 * @param chosenSession the session that the user chose to continue with
 * @param offeredScopes the scopes that the consent page shows
 * @param approvedBy the account that approved the offered scopes
 * @param denied whether the user refused
 */
public record PendingRequest(
        RequestHandle handle,
        AuthorizationRequest request,
        Instant expiresAt,
        @Nullable UUID signedInSession,
        @Nullable UUID chosenSession,
        @Nullable List<String> offeredScopes,
        @Nullable UUID approvedBy,
        boolean denied) {

    /** Returns whether a module requests an API key, rather than a client an authorization. */
    public boolean isOfModule() {
        return request.target().responseMode().equals(ResponseTarget.API_KEY);
    }

    /** Returns the address of this service at which the browser continues with this request. */
    public String resumeAddress() {
        return (isOfModule() ? "/oauth/module?request=" : "/oauth/authorize/") + handle.value();
    }

    /** Returns whether a session was created for this request. */
    public boolean isSignedInWith(UUID sessionId) {
        return sessionId.equals(signedInSession);
    }

    /** Returns whether the user chose a session for this request or signed in there for it. */
    public boolean isChosen(UUID sessionId) {
        return sessionId.equals(chosenSession) || isSignedInWith(sessionId);
    }

    /** Returns whether an account approved scopes on the consent page of this request. */
    public boolean isApproved(UUID accountId, List<String> scopes) {
        return accountId.equals(approvedBy) && offeredScopes != null && offeredScopes.containsAll(scopes);
    }
}
