package io.tillgate.auth.oauth.interaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request that waits for its user.
 *
 * @param handle what the pages call it
 * @param request the request
 * @param expiresAt when it ends
 * @param signedInSession the session of the sign-in that was made for it
 * @param chosenSession the session that the user chose to go on with
 * @param offeredScopes what the consent page shows
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

    /** Whether a module asks for an API key, rather than a client for an authorization. */
    public boolean isOfModule() {
        return request.target().responseMode().equals(ResponseTarget.API_KEY);
    }

    /** Where the browser goes on with this request, an address of this service. */
    public String resumeAddress() {
        return (isOfModule() ? "/oauth/module?request=" : "/oauth/authorize/") + handle.value();
    }

    /** Whether a sign-in in a session was made for this request. */
    public boolean isSignedInWith(UUID sessionId) {
        return sessionId.equals(signedInSession);
    }

    /** Whether the user chose to go on with a session, or signed in there for this request. */
    public boolean isChosen(UUID sessionId) {
        return sessionId.equals(chosenSession) || isSignedInWith(sessionId);
    }

    /** Whether an account approved scopes on the consent page of this request. */
    public boolean isApproved(UUID accountId, List<String> scopes) {
        return accountId.equals(approvedBy) && offeredScopes != null && offeredScopes.containsAll(scopes);
    }
}
