package io.tillgate.user.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** The origin of links. */
@ConfigMapping(prefix = "tillgate.users.links")
public interface OriginConfig {

    /** The origin of links in mails, without a path. */
    @WithDefault("${tillgate.issuer}")
    URI origin();
}
