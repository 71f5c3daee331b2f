package io.tillgate.scope;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testsupport.ServiceSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Kafka and an issuer for all tests of the module. */
public final class RealServers implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedServers servers;
    private @Nullable ScopeIssuer issuer;

    @Override
    public Map<String, String> start() {
        EmbeddedServers started = EmbeddedServers.start();
        ScopeIssuer testIssuer = new ScopeIssuer();
        servers = started;
        issuer = testIssuer;
        return new ServiceSettings(started, "scopes")
                .issuer(testIssuer)
                .with("tillgate.issuer", ScopeIssuer.ORIGIN)
                .with("tillgate.scopes.bootstrap.scopes-file", ServiceSettings.file("scopes.json", """
                                {"scopes": [{"namespace": "menu:read", "label": "Menu", "description": "See the menu",
                                  "app": "pos", "icon": "fa fa-utensils", "color": "bg-aqua", "group": [],
                                  "clients_only": false}]}"""))
                .toMap();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(servers, field -> field.getType() == EmbeddedServers.class);
        injector.injectIntoFields(issuer, field -> field.getType() == ScopeIssuer.class);
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
