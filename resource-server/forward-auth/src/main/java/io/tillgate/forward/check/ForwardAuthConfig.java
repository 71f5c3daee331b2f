package io.tillgate.forward.check;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** What every check asks for. Which tokens are good is said by {@code tillgate.resource-server.*}. */
@ConfigMapping(prefix = "tillgate.forward-auth")
public interface ForwardAuthConfig {

    /**
     * Scopes that every request needs, beside those that the proxy names; at most 50 together. Empty: a request for which
     * the proxy names none needs a good token or API key and no scope.
     */
    Optional<Set<String>> requiredScopes();
}
