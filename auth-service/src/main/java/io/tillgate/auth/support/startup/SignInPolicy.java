package io.tillgate.auth.support.startup;

import io.tillgate.auth.AuthConfig;
import io.tillgate.resource.RecentSignIn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Produces the definition of a recent sign-in from the settings. */
class SignInPolicy {

    @Produces
    @Singleton
    RecentSignIn recentSignIn(AuthConfig config, Clock clock) {
        return new RecentSignIn(config.recentSignIn(), clock);
    }
}
