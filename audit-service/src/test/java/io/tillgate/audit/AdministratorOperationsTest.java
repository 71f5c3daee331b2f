package io.tillgate.audit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.testsupport.AdministratorOperations;
import java.util.List;
import java.util.UUID;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class AdministratorOperationsTest extends AdministratorOperations {
    @SuppressWarnings("NullAway.Init") // injected
    AuditIssuer issuer;

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
        return issuer.apiKey("account admin audit:read", List.of("administrator"));
    }

    @Override
    protected String client() {
        return issuer.clientToken("robot", "account admin");
    }

    @Override
    protected String[] someOperations() {
        return new String[] {"get /audit/events", "get /audit/export"};
    }
}
