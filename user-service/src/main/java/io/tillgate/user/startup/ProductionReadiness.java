package io.tillgate.user.startup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Refuses to start in production with settings that are for development, and names all of them at once. */
@ApplicationScoped
public class ProductionReadiness {
    private static final Logger LOG = Logger.getLogger(ProductionReadiness.class);

    private final Config config;

    /** Checks what the configuration says, whatever its source. */
    public ProductionReadiness(Config config) {
        this.config = config;
    }

    void check(@Observes @jakarta.annotation.Priority(1) StartupEvent event) {
        if (!ConfigUtils.getProfiles().contains("prod")) {
            return;
        }
        List<String> problems = ProductionRules.problems(
                key -> config.getOptionalValue(key, String.class).orElse(""));
        if (!problems.isEmpty()) {
            String list = "Not ready for production:\n - " + String.join("\n - ", problems);
            LOG.error(list);
            throw new IllegalStateException(list);
        }
    }
}
