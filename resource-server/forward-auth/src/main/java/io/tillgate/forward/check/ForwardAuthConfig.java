package io.tillgate.forward.check;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** The settings of checks. Those of the accepted tokens are {@code tillgate.resource-server.*}. */
@ConfigMapping(prefix = "tillgate.forward-auth")
public interface ForwardAuthConfig {

    /**
     * Scopes that every request needs in addition to those that the proxy names; at most 50 together. If neither names
     * any, a request needs only a valid token or API key.
     */
    Optional<Set<String>> requiredScopes();
}
