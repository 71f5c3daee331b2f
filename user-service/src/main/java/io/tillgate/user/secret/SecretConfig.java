package io.tillgate.user.secret;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The service's own secret. */
@ConfigMapping(prefix = "tillgate.users")
public interface SecretConfig {

    /**
     * A file with 32 random bytes in Base64: the key of link hashes, list cursors and queued mails. The same for all
     * instances. Required except in the profiles dev and test, where each start generates a new one by default. A new
     * secret invalidates open links, cursors and queued mails.
     */
    Optional<Path> secretFile();
}
