package io.tillgate.auth.support.startup;

import io.tillgate.auth.AuthConfig;
import io.tillgate.resource.RecentSignIn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Which sign-ins are recent, by the settings of the service. */
class SignInPolicy {

    @Produces
    @Singleton
    RecentSignIn recentSignIn(AuthConfig config, Clock clock) {
        return new RecentSignIn(config.recentSignIn(), clock);
    }
}
