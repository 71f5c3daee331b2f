package io.tillgate.audit.paging;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The secret of the lists. */
@ConfigMapping(prefix = "tillgate.audit")
interface CursorConfig {

    /**
     * A file with 32 or more random bytes in Base64, the same for all instances: the key that cursors are authenticated
     * with. Needed in every profile but dev and test, where a key of the process's own takes its place.
     */
    Optional<Path> secretFile();
}
