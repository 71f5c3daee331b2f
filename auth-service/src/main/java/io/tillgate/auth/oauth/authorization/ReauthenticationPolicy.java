package io.tillgate.auth.oauth.authorization;

import io.tillgate.auth.oauth.interaction.AuthorizationRequest;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.oauth.openid.RequestedClaims;
import io.tillgate.auth.session.BrowserSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Whether the session that is there will do for a request: {@code prompt}, {@code max_age}, {@code id_token_hint}, the
 * {@code sub} and {@code acr} of {@code claims} (OpenID Connect Core sections 3.1.2.3 and 5.5.1). What asks for a new sign-in is content with one that was made for this very request.
 */
@ApplicationScoped
class ReauthenticationPolicy {
    private final Clock clock;

    ReauthenticationPolicy(Clock clock) {
        this.clock = clock;
    }

    /** What a session is worth to a request. */
    enum Verdict {
        /** It will do. */
        DONE,
        /** The user must sign in, or choose an account. */
        NEEDED,
        /** The user has just signed in, and is not the one that the client means. */
        WRONG_USER,
        /** No sign-in here reaches the authentication context class that the client must have. */
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
