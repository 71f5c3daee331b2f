package io.tillgate.forward.startup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Fails a start in production with one list of everything that is wrong. Does nothing in other profiles. */
@ApplicationScoped
class ProductionReadiness {
    private final Config config;

    ProductionReadiness(Config config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        if (!ConfigUtils.isProfileActive("prod")) {
            return;
        }
        List<String> problems = problems(config);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Not ready for production:\n- " + String.join("\n- ", problems));
        }
    }

    /** Each problem with its key and what to do. */
    static List<String> problems(Config config) {
        List<String> problems = new ArrayList<>();
        String issuer = text(config, "tillgate.resource-server.issuer").orElse("");
        if (!issuer.startsWith("https://")) {
            problems.add("tillgate.resource-server.issuer must be an https URL: tokens of another issuer are refused");
        }
        if (text(config, "kafka.bootstrap.servers").isEmpty()) {
            problems.add("kafka.bootstrap.servers must name the brokers: revocations come from there");
        }
        if (!readable(text(config, "tillgate.resource-server.client-secret-file"))) {
            problems.add("tillgate.resource-server.client-secret-file must name a readable file with the secret that"
                    + " auth-service knows for this service");
        }
        return problems;
    }

    private static Optional<String> text(Config config, String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }

    private static boolean readable(Optional<String> file) {
        try {
            return file.isPresent() && Files.isReadable(Path.of(file.get()));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
