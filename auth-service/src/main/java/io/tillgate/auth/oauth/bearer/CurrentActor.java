package io.tillgate.auth.oauth.bearer;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.resource.Administrator;
import io.tillgate.resource.RecentSignIn;
import io.tillgate.resource.SignInTooOldException;
import jakarta.enterprise.context.ApplicationScoped;

/** Who makes the current request, and whether that is enough for what is asked. The request has a token or an API key. */
@ApplicationScoped
public class CurrentActor {
    private final SecurityIdentity identity;
    private final RecentSignIn recentSignIn;

    CurrentActor(SecurityIdentity identity, RecentSignIn recentSignIn) {
        this.identity = identity;
        this.recentSignIn = recentSignIn;
    }

    /** The token of the request. */
    public ActiveToken token() {
        return identity.getAttribute(BearerAuthentication.TOKEN);
    }

    /** Whether an {@link Administrator} makes the request. */
    public boolean isAdministrator() {
        return Administrator.is(actor());
    }

    /**
     * The token of the administrator who makes the request.
     *
     * @throws ForbiddenException if anybody else makes it
     */
    public ActiveToken administrator() {
        if (!isAdministrator()) {
            throw new ForbiddenException("this takes an access token of an administrator");
        }
        return token();
    }

    /**
     * The same for what changes something.
     *
     * @throws ForbiddenException if anybody else makes the request
     * @throws SignInTooOldException if the administrator's sign-in is not recent
     */
    public ActiveToken recentAdministrator() {
        ActiveToken token = administrator();
        requireRecentSignIn();
        return token;
    }

    /**
     * Lets whoever signed in recently pass.
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
