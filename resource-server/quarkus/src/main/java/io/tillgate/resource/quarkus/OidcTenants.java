package io.tillgate.resource.quarkus;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Configures {@code quarkus-oidc} from {@code tillgate.resource-server.*}: a default tenant that verifies JWTs with the
 * issuer's keys and introspects opaque tokens (RFC 7662), one that introspects every token, and one that introspects
 * API keys.
 */
@ApplicationScoped
class OidcTenants {
    /** The tenant that introspects JWTs too. */
    static final String INTROSPECTING = "tillgate-introspecting";
    /** The tenant that introspects API keys. */
    static final String API_KEYS = "tillgate-api-keys";

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);
    private final ResourceServerConfig config;

    OidcTenants(ResourceServerConfig config) {
        this.config = config;
    }

    void create(@Observes Oidc oidc) {
        ConfigCheck.check(config);
        oidc.create(tenant().jwksPath("/oauth/jwks").build());
        if (config.clientId().isPresent()) {
            oidc.create(token(tenant().tenantId(INTROSPECTING), true).build());
            oidc.create(token(tenant().tenantId(API_KEYS), false)
                    .token()
                    .header(config.apiKeyHeader())
                    .end()
                    .build());
        }
    }

    private OidcTenantConfigBuilder tenant() {
        OidcTenantConfigBuilder tenant = OidcTenantConfig.authServerUrl(
                        config.authServerUrl().toString())
                .applicationType(ApplicationType.SERVICE)
                .discoveryEnabled(false)
                .connectionTimeout(CONNECTION_TIMEOUT);
        config.clientId().ifPresent(id -> tenant.clientId(id).introspectionPath("/oauth/introspect"));
        config.clientSecretFile().ifPresent(file -> tenant.credentials(secret(file)));
        return token(tenant, false);
    }

    private OidcTenantConfigBuilder token(OidcTenantConfigBuilder tenant, boolean introspectOnly) {
        return tenant.token()
                .issuer(config.issuer())
                .audience(List.copyOf(config.audience()))
                .principalClaim("sub")
                .subjectRequired(true)
                .lifespanGrace((int) config.clockSkew().toSeconds())
                .forcedJwkRefreshInterval(config.keys().refreshInterval())
                .allowJwtIntrospection(introspectOnly)
                .requireJwtIntrospectionOnly(introspectOnly)
                .allowOpaqueTokenIntrospection(config.clientId().isPresent())
                .end();
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("tillgate.resource-server.client-secret-file cannot be read", e);
        }
    }
}
