package io.tillgate.auth.oauth.bearer;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.resource.Administrator;
import io.tillgate.resource.RecentSignIn;
import io.tillgate.resource.SignInTooOldException;
import jakarta.enterprise.context.ApplicationScoped;

/** Provides the actor of the current request, by a token or an API key, and checks its rights. */
@ApplicationScoped
public class CurrentActor {
    private final SecurityIdentity identity;
    private final RecentSignIn recentSignIn;

    CurrentActor(SecurityIdentity identity, RecentSignIn recentSignIn) {
        this.identity = identity;
        this.recentSignIn = recentSignIn;
    }

    public ActiveToken token() {
        return identity.getAttribute(BearerAuthentication.TOKEN);
    }

    /** Returns whether the actor is an {@link Administrator}. */
    public boolean isAdministrator() {
        return Administrator.is(actor());
    }

    /**
     * Returns the token of an administrator.
     *
     * @throws ForbiddenException if the actor is no administrator
     */
    public ActiveToken administrator() {
        if (!isAdministrator()) {
            throw new ForbiddenException("this requires an access token of an administrator");
        }
        return token();
    }

    /**
     * Returns the token of an administrator with a recent sign-in, as changes require.
     *
     * @throws ForbiddenException if the actor is no administrator
     * @throws SignInTooOldException if the administrator's sign-in is not recent
     */
    public ActiveToken recentAdministrator() {
        ActiveToken token = administrator();
        requireRecentSignIn();
        return token;
    }

    /**
     * Requires a recent sign-in.
     *
     * @throws SignInTooOldException if the sign-in is older, or there is none
     */
    public void requireRecentSignIn() {
        recentSignIn.require(actor());
    }

    private BearerActor actor() {
        return new BearerActor(token(), identity.getRoles());
    }
}
