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

/** Reads profiles from user-service and caches none: changes are visible at once and no personal data is kept. */
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
     * Returns the profile of an account; empty if there is no such account.
     *
     * @return fails with {@code temporarily_unavailable} if user-service is unavailable or too slow
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
                .transform(e -> OAuthException.unavailable("The claims cannot be read at the moment", e));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException e && e.getResponse().getStatus() == 404;
    }
}
