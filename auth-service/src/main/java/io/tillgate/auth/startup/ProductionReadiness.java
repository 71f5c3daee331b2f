package io.tillgate.auth.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.tillgate.auth.AuthConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Refuses to start in production with settings that are not safe there, and tells all of them at once. */
@ApplicationScoped
public class ProductionReadiness {
    private final AuthConfig auth;
    private final Config config;

    ProductionReadiness(AuthConfig auth, Config config) {
        this.auth = auth;
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL && ConfigUtils.isProfileActive("prod")) {
            List<String> problems = problems();
            if (!problems.isEmpty()) {
                throw new IllegalStateException("Not fit for production:\n  - " + String.join("\n  - ", problems));
            }
        }
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!"https".equals(auth.issuer().getScheme())) {
            problems.add("tillgate.issuer: must be https, is " + auth.issuer());
        }
        if (auth.issuer().getPath() != null && !auth.issuer().getPath().isEmpty()) {
            problems.add("tillgate.issuer: must be an origin without a path or a final slash");
        }
        if (!"https".equals(auth.userServiceUrl().getScheme())) {
            problems.add("tillgate.auth.user-service-url: passwords go there; must be https");
        }
        if (auth.auditServiceUrl()
                .filter(url -> !"https".equals(url.getScheme()))
                .isPresent()) {
            problems.add("tillgate.auth.audit-service-url: tokens of administrators go there; must be https");
        }
        if (isReadableByOthers(auth.keyEncryptionKeyFile())) {
            problems.add("tillgate.auth.key-encryption-key-file: must not be readable by everyone (chmod 600)");
        }
        if (isDefaultPassword()) {
            problems.add("quarkus.datasource.password: must not be the role's name");
        }
        if (config.getOptionalValue("quarkus.http.cors.origins", String.class)
                .filter(origins -> origins.contains("*"))
                .isPresent()) {
            problems.add("quarkus.http.cors.origins: must not hold a wildcard");
        }
        if (config.getOptionalValue("tillgate.auth.outbound.allow-loopback", Boolean.class)
                .orElse(false)) {
            problems.add("tillgate.auth.outbound.allow-loopback: clients could make this service call its own host");
        }
        return problems;
    }

    private boolean isDefaultPassword() {
        return config.getOptionalValue("quarkus.datasource.password", String.class)
                .equals(config.getOptionalValue("quarkus.datasource.username", String.class));
    }

    private static boolean isReadableByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }
}
