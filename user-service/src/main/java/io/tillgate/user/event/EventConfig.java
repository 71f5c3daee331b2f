package io.tillgate.user.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What events say of their source. */
@ConfigMapping(prefix = "tillgate.users.events")
public interface EventConfig {

    /** The name of this instance in {@code ce_source}; the host's name by default. */
    @WithDefault("${HOSTNAME:local}")
    String instance();
}
