package io.tillgate.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** The real servers for one class alone, which find nothing in the log; the service itself reports nothing either. */
public final class EmptyLog implements QuarkusTestResourceLifecycleManager {
    private final RealServers servers = new RealServers();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(servers.start());
        settings.put("tillgate.resource-server.enforcement.enabled", "false");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        servers.inject(injector);
    }

    @Override
    public void stop() {
        servers.stop();
    }
}
