package io.tillgate.auth.support.startup;

import io.tillgate.auth.AuthConfig;
import io.tillgate.production.ProductionRules;
import io.tillgate.production.ProductionSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/** The rules for this service's settings in production. */
@Singleton
class ServiceRules implements ProductionRules {
    private final AuthConfig auth;

    ServiceRules(AuthConfig auth) {
        this.auth = auth;
    }

    @Override
    public void check(ProductionSettings settings) {
        settings.refuseIf(!isHttps(auth.issuer()), "tillgate.issuer: must be https, is " + auth.issuer())
                .refuseIf(
                        auth.issuer().getPath() != null
                                && !auth.issuer().getPath().isEmpty(),
                        "tillgate.issuer: must be an origin without a path or a final slash")
                .refuseIf(
                        !isHttps(auth.userServiceUrl()),
                        "tillgate.auth.user-service-url: passwords are sent there; must be https")
                .refuseIf(
                        !isHttps(auth.scopeRegistryUrl()),
                        "tillgate.auth.scope-registry-url: its answers decide who gets a scope; must be https")
                .refuseIf(
                        auth.auditServiceUrl().filter(url -> !isHttps(url)).isPresent(),
                        "tillgate.auth.audit-service-url: administrators' tokens are sent there; must be https")
                .refuseIf(
                        isReadableByOthers(auth.keyEncryptionKeyFile()),
                        "tillgate.auth.key-encryption-key-file: must not be readable by everyone (chmod 600)")
                .refuseIf(
                        auth.otherKeyEncryptionKeyFiles().orElse(List.of()).stream()
                                .anyMatch(ServiceRules::isReadableByOthers),
                        "tillgate.auth.other-key-encryption-key-files: must not be readable by everyone (chmod 600)")
                .refuseIf(
                        settings.isTrue("tillgate.auth.outbound.allow-loopback"),
                        "tillgate.auth.outbound.allow-loopback: clients could make this service call its own host")
                .requireNamedOrigins()
                .requireDatabasePassword();
    }

    private static boolean isHttps(URI address) {
        return "https".equals(address.getScheme());
    }

    private static boolean isReadableByOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the permissions of " + file, e);
        }
    }
}
