package io.tillgate.outbox.event;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The source of this instance's events, and the key that signs the records of a topic that its service owns. */
@ConfigMapping(prefix = "tillgate.event")
public interface EventConfig {

    /**
     * The CloudEvents {@code source}: service and instance, for example {@code /scope-registry/host-1}. By default the
     * name of the service and the name of the host.
     */
    Optional<String> source();

    /**
     * A file with an RSA key of 2,048 bits or more (PKCS #8 in PEM), the same for all instances: it signs the records
     * of the accounts topic (user-service) or the scopes topic (scope-registry). Required there, except in the profiles
     * dev and test, where each start generates a new one by default. Other services do not use it.
     */
    Optional<Path> signingKeyFile();

    /**
     * Files with further public keys (PEM) that auth-service accepts: the next key before it signs, and former keys as
     * long as the topic has records signed with them.
     */
    Optional<List<Path>> publishedKeyFiles();
}
