package io.tillgate.user.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The permission to register. */
@ConfigMapping(prefix = "tillgate.users")
public interface RegistrationConfig {

    /**
     * {@code open}: everyone; {@code client}: a client with a client_credentials token for the scope {@code
     * users:register}, or an administrator; {@code admin}: an administrator.
     */
    @WithDefault("client")
    RegistrationMode registration();
}
