package io.tillgate.scope.event;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How this instance names itself in events, and signs them. */
@ConfigMapping(prefix = "tillgate.event")
interface EventConfig {

    /** The CloudEvents {@code source}: service and instance, for example {@code /scope-registry/host-1}. */
    @NotBlank
    String source();

    /**
     * A file with an RSA key of 2,048 bits or more (PKCS #8 in PEM), the same for all instances: it signs the records of
     * the scopes topic. Required but in the profiles dev and test, where without it every start makes a new one.
     */
    Optional<Path> signingKeyFile();

    /**
     * Files with further public keys (PEM) that auth-service shall know: the next key before it signs, former ones as long
     * as the topic has records by them.
     */
    Optional<List<Path>> publishedKeyFiles();
}
