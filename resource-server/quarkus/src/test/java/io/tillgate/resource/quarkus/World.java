package io.tillgate.resource.quarkus;

import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testsupport.ResourceServerWorld;
import io.tillgate.testsupport.ServiceSettings;
import java.util.Map;

/** The world around the application under test. */
public final class World extends ResourceServerWorld {
    private boolean issuerAwayAtStart;
    private boolean withPartner;

    public World() {
        super(new TestIssuer());
    }

    @Override
    public void init(Map<String, String> arguments) {
        issuerAwayAtStart = arguments.containsKey("issuer-away-at-start");
        withPartner = arguments.containsKey("with-partner");
    }

    @Override
    protected ServiceSettings settings(EmbeddedServers servers) {
        return new ServiceSettings(servers);
    }

    @Override
    protected boolean isIssuerThere() {
        return !issuerAwayAtStart;
    }

    @Override
    protected boolean hasPartner() {
        return withPartner;
    }
}
