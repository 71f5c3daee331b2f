package io.tillgate.auth.oauth.openid;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.ServiceToken;
import io.tillgate.auth.support.error.OAuthException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks user-service for profiles, each time anew: a change is seen at once, and nothing personal is kept here. */
@ApplicationScoped
public class Profiles {
    private final ProfileApi api;
    private final ServiceToken serviceToken;
    private final Duration timeout;

    Profiles(@RestClient ProfileApi api, ServiceToken serviceToken, OpenIdConfig config) {
        this.api = api;
        this.serviceToken = serviceToken;
        this.timeout = config.profileTimeout();
    }

    /**
     * The profile of an account; empty where there is no such account.
     *
     * @return fails with {@code temporarily_unavailable} where user-service is out of reach or too slow
     */
    public Uni<Optional<Profile>> find(UUID accountId) {
        return Uni.createFrom()
                .deferred(() -> api.profile("Bearer " + serviceToken.value(), accountId))
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(Optional::of)
                .onFailure(Profiles::isUnknown)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .transform(e -> OAuthException.unavailable("The claims cannot be read just now", e));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException e && e.getResponse().getStatus() == 404;
    }
}
