package io.tillgate.user.startup;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The initial accounts. */
@ConfigMapping(prefix = "tillgate.users.bootstrap")
public interface BootstrapConfig {

    /**
     * A JSON file, {@code {"accounts":[{"user_name","password","display_name"?,"email"?,"groups"}]}}. Each start
     * creates the accounts whose name is not taken; existing ones are not changed. None by default.
     */
    Optional<Path> accountsFile();
}
