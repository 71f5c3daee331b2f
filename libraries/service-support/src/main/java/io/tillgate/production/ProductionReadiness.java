package io.tillgate.production;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Fails the startup in production if settings are unfit, and lists all problems. Other profiles are not checked. */
@ApplicationScoped
class ProductionReadiness {
    private final Config config;
    private final List<ProductionRules> rules;

    ProductionReadiness(Config config, @All List<ProductionRules> rules) {
        this.config = config;
        this.rules = rules;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        if (!config.unwrap(SmallRyeConfig.class).getProfiles().contains("prod")) {
            return;
        }
        List<String> problems = ProductionSettings.problems(config, rules);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Not ready for production:\n- " + String.join("\n- ", problems));
        }
    }
}
