package io.tillgate.audit.paging;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of list cursors. */
@ConfigMapping(prefix = "tillgate.audit")
interface CursorConfig {

    /**
     * A file with 32 or more random bytes in Base64, the same for all instances: the key that authenticates cursors.
     * Required in every profile except dev and test, where the process generates a key of its own.
     */
    Optional<Path> secretFile();
}
