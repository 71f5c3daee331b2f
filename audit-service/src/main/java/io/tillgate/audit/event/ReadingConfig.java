package io.tillgate.audit.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How the topics are read. */
@ConfigMapping(prefix = "tillgate.audit.reading")
interface ReadingConfig {

    /** The issuer whose revocations are believed. */
    @WithDefault("${tillgate.resource-server.issuer}")
    @NotBlank
    String issuer();

    /** Names that the issuer has had before, under which its revocations are believed too; empty for none. */
    @WithDefault("${tillgate.resource-server.former-issuers:}")
    Optional<Set<String>> formerIssuers();

    /** Where the issuer's keys (RFC 7517) are, reached directly. */
    @WithDefault("${tillgate.resource-server.auth-server-url}/oauth/jwks")
    @NotNull
    URI jwksUrl();

    /** Where user-service publishes the keys of its records ({@code <user-service>/internal/record-keys/accounts}). */
    @NotNull
    URI accountKeysUrl();

    /** The shortest time between two fetches of the keys. */
    @WithDefault("PT5S")
    @NotNull
    Duration jwksInterval();

    /**
     * Of the enforcement reports of one resource-server instance, one per this time is kept: they come each second and
     * each says what the one before said. Zero keeps all.
     */
    @WithDefault("PT1M")
    @NotNull
    Duration enforcementInterval();
}
