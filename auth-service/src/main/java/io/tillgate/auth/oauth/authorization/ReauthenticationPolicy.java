package io.tillgate.auth.oauth.authorization;

import io.tillgate.auth.oauth.interaction.AuthorizationRequest;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.oauth.openid.RequestedClaims;
import io.tillgate.auth.session.BrowserSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Decides whether a session satisfies {@code prompt}, {@code max_age}, {@code id_token_hint}, and the {@code sub} and
 * {@code acr} of {@code claims} (OpenID Connect Core sections 3.1.2.3 and 5.5.1). One that was created for the request
 * satisfies every demand for a new sign-in.
 */
@ApplicationScoped
class ReauthenticationPolicy {
    private final Clock clock;

    ReauthenticationPolicy(Clock clock) {
        this.clock = clock;
    }

    /** The decision about a session. */
    enum Verdict {
        /** The session satisfies the request. */
        DONE,
        /** The user must sign in, or choose an account. */
        NEEDED,
        /** The user has just signed in, but is not the user that the request names. */
        WRONG_USER,
        /** No sign-in here reaches the required authentication context class. */
        OUT_OF_REACH
    }

    Verdict judge(PendingRequest pending, BrowserSession session) {
        AuthorizationRequest request = pending.request();
        boolean isFresh = pending.isSignedInWith(session.id());
        RequestedClaims claims = RequestedClaims.parse(request.claims());
        boolean isHinted =
                request.hintedAccountId() == null || request.hintedAccountId().equals(session.accountId());
        if (!isHinted || !claims.isFor(session.accountId().toString())) {
            return isFresh ? Verdict.WRONG_USER : Verdict.NEEDED;
        }
        if (claims.isAcrEssential()
                && !claims.acrs().isEmpty()
                && !claims.acrs().contains(session.acr())) {
            return Verdict.OUT_OF_REACH;
        }
        boolean mustSignIn = request.prompts("login") || isTooOld(request, session);
        if (mustSignIn && !isFresh) {
            return Verdict.NEEDED;
        }
        return request.prompts("select_account") && !pending.isChosen(session.id()) ? Verdict.NEEDED : Verdict.DONE;
    }

    private boolean isTooOld(AuthorizationRequest request, BrowserSession session) {
        return request.maxAge() != null
                && Duration.between(session.authenticatedAt(), clock.instant()).compareTo(request.maxAge()) > 0;
    }
}
