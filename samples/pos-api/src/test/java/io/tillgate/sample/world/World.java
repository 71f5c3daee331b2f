package io.tillgate.sample.world;

import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testsupport.ResourceServerWorld;
import io.tillgate.testsupport.ServiceSettings;
import java.util.List;

/** The world around the API. */
public final class World extends ResourceServerWorld {

    public World() {
        super(new TestIssuer("https://issuer.test", "https://pos.example/api", "sample-pos-api", "secret"));
    }

    @Override
    protected ServiceSettings settings(EmbeddedServers servers) {
        return new ServiceSettings(servers, "sample");
    }

    /** A token of some account with these scopes. */
    public String token(String scope) {
        return token("anna", scope);
    }

    /** A token of an account with these scopes. */
    public String token(String account, String scope) {
        return issuer().userToken(account, "till", scope, List.of());
    }

    /** An API key of an account with these scopes. */
    public String apiKey(String account, String scope) {
        return issuer().apiKey(account, scope, List.of());
    }
}
