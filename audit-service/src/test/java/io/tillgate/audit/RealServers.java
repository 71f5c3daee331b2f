package io.tillgate.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testsupport.ServiceSettings;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Kafka and an issuer for all tests of the module. */
public final class RealServers implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedServers servers;
    private @Nullable AuditIssuer issuer;

    @Override
    public Map<String, String> start() {
        EmbeddedServers started = EmbeddedServers.start();
        AuditIssuer testIssuer = new AuditIssuer();
        servers = started;
        issuer = testIssuer;
        ServiceSettings settings = new ServiceSettings(started, "audit").issuer(testIssuer);
        return settings.with("quarkus.datasource.username", "audit_runtime")
                .with(
                        "quarkus.flyway.jdbc-url",
                        Objects.requireNonNull(settings.toMap().get("quarkus.datasource.jdbc.url")))
                .with("quarkus.flyway.username", "audit")
                .with("quarkus.flyway.password", "audit")
                .with("tillgate.issuer", AuditIssuer.ORIGIN)
                .with("tillgate.audit.reading.account-keys-url", testIssuer.url() + "/internal/record-keys/accounts")
                .with("tillgate.audit.checkpoint.interval", "PT1S")
                .with("tillgate.audit.completeness.interval", "PT1S")
                .with("tillgate.audit.completeness.grace", "PT1S")
                .with("tillgate.audit.completeness.replay-interval", "PT3S")
                .with(
                        "tillgate.audit.checkpoint.directory",
                        ServiceSettings.file("x", "").getParent())
                .with("tillgate.audit.reading.jwks-interval", "PT0.5S")
                .toMap();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(servers, field -> field.getType() == EmbeddedServers.class);
        injector.injectIntoFields(issuer, field -> field.getType() == AuditIssuer.class);
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
        if (servers != null) {
            servers.close();
        }
    }
}
