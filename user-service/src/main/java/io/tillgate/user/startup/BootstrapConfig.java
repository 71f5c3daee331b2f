package io.tillgate.user.startup;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The accounts that there are from the first start. */
@ConfigMapping(prefix = "tillgate.users.bootstrap")
public interface BootstrapConfig {

    /**
     * A JSON file, {@code {"accounts":[{"user_name","password","display_name"?,"email"?,"groups"}]}}. At each start the
     * accounts whose name is not taken are made; others are left as they are. None by default.
     */
    Optional<Path> accountsFile();
}
