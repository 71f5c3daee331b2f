package io.tillgate.user.secret;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where this service's own secret lies. */
@ConfigMapping(prefix = "tillgate.users")
public interface SecretConfig {

    /**
     * A file with 32 random bytes in Base64: the key of link hashes, list cursors and waiting mails. The same for all
     * instances. Required but in the profiles dev and test, where without it every start makes a new one. A new secret
     * voids open links, cursors and mails that wait to be sent.
     */
    Optional<Path> secretFile();
}
