package io.tillgate.audit.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings for reading the topics. */
@ConfigMapping(prefix = "tillgate.audit.reading")
interface ReadingConfig {

    /** The issuer whose revocations are accepted. */
    @WithDefault("${tillgate.resource-server.issuer}")
    @NotBlank
    String issuer();

    /** The issuer's former names, under which its revocations are also accepted; empty for none. */
    @WithDefault("${tillgate.resource-server.former-issuers:}")
    Optional<Set<String>> formerIssuers();

    /** The URL of the issuer's keys (RFC 7517), not through the gateway. */
    @WithDefault("${tillgate.resource-server.auth-server-url}/oauth/jwks")
    @NotNull
    URI jwksUrl();

    /**
     * The URL of the keys with which user-service signs its records ({@code
     * <user-service>/internal/record-keys/accounts}).
     */
    @NotNull
    URI accountKeysUrl();

    /** The minimum time between two fetches of the keys. */
    @WithDefault("PT5S")
    @NotNull
    Duration jwksInterval();

    /**
     * The interval in which one enforcement report per resource-server instance is kept, of one per second. 0 keeps
     * all.
     */
    @WithDefault("PT1M")
    @NotNull
    Duration enforcementInterval();
}
