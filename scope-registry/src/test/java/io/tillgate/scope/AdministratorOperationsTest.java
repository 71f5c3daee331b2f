package io.tillgate.scope;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.testsupport.AdministratorOperations;
import java.util.List;
import java.util.UUID;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class AdministratorOperationsTest extends AdministratorOperations {
    @SuppressWarnings("NullAway.Init") // injected
    ScopeIssuer issuer;

    @Override
    protected String person() {
        return issuer.userToken(UUID.randomUUID().toString(), "pos-admin", "account", List.of("user"));
    }

    @Override
    protected String administrator() {
        return issuer.userToken(UUID.randomUUID().toString(), "pos-admin", "admin", List.of("administrator"));
    }

    @Override
    protected String administratorsApiKey() {
        return issuer.apiKey("account admin scopes:write", List.of("administrator"));
    }

    @Override
    protected String client() {
        return issuer.clientToken("robot", "account admin");
    }

    @Override
    protected String[] someOperations() {
        return new String[] {"post /scopes", "put /scopes/{namespace}", "delete /scopes/{namespace}"};
    }
}
