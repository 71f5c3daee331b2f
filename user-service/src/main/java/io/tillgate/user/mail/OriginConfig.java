package io.tillgate.user.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where links lead. */
@ConfigMapping(prefix = "tillgate.users.links")
public interface OriginConfig {

    /** The origin that links lead to, without a path. */
    @WithDefault("${tillgate.issuer}")
    URI origin();
}
